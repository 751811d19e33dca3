from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.event.actions import Came, count_turnout
from manyuan.engagements.kinds.event.permissions import may_report_for
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, ask, sent
from manyuan.web.events.finding import part_at
from manyuan.web.events.forms import TurnoutForm
from manyuan.web.events.trail import page_of, question_about
from manyuan.web.seated import SeatRequest


def count(request: SeatRequest, code: str, school: str) -> HttpResponse:
    """Let a school say how many of its own took part."""
    part = part_at(request.seat, code, school)
    require(may_report_for(request.seat, part))
    initial = {
        "teachers": part.teachers,
        "pupils": "\n".join(str(one) for one in part.turnout.all()),
    }
    form = TurnoutForm(sent(request), initial=initial)
    headline = _("{school}参加「{title}」的人数").replace("{school}", part.school.name)
    question = question_about(part.event, headline, _("登记人数"))

    def act() -> Done:
        given = form.cleaned_data
        count_turnout(
            by=request.seat,
            event=part.event,
            school=part.school,
            pupils=[_line(one) for one in given["pupils"].splitlines() if one.strip()],
            teachers=given["teachers"],
        )
        return Done(
            _("已登记{school}的人数。").format(school=part.school.name), page_of(part.event)
        )

    return ask(request, form, question, act)


def _line(line: str) -> Came:
    grade, _blank, number = line.strip().rpartition(" ")
    if not grade or not number.isdecimal():
        said = _("看不懂这一行：“{line}”。请写年级，空格，再写人数。")
        raise ValidationError(said.format(line=line.strip()[:40]))
    return Came(grade.strip(), int(number))
