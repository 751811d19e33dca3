from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.posting.actions import arrange_posting
from manyuan.engagements.kinds.posting.permissions import may_arrange_postings
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.postings.forms import NewPostingForm
from manyuan.web.postings.trail import to_postings
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb


def new_posting(request: SeatRequest) -> HttpResponse:
    """Arrange a posting outside of any plan."""
    require(may_arrange_postings(request.seat))
    form = NewPostingForm(sent(request), seat=request.seat)
    question = Question(
        headline=_("安排一次教师交流"),
        lead=_("用于年度方案以外的安排，例如支教、走教、带教和干部轮岗；登记后写入名册和流动。"),
        submit=_("安排交流"),
        cancel_url=reverse("postings"),
        crumbs=to_postings(Crumb(_("安排交流"))),
    )

    def act() -> Done:
        posting = arrange_posting(by=request.seat, facts=form.facts())
        said = _("已安排{teacher}自 {on} 起到{host}。")
        facts = {"teacher": posting.teacher.name, "host": posting.host.name}
        return Done(
            said.format(**facts, on=posting.starts_on), reverse("posting", args=[posting.code])
        )

    return ask(request, form, question, act)
