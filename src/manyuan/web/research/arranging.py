from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.queries.groups import members_on
from manyuan.engagements.kinds.research.actions import (
    Invited,
    ResearchFacts,
    arrange_research,
    change_research,
)
from manyuan.engagements.kinds.research.drafting import occasion_drafted
from manyuan.engagements.kinds.research.enums import KIND
from manyuan.engagements.kinds.research.permissions import (
    may_arrange_research,
    may_change_research,
)
from manyuan.engagements.kinds.research.queries.research import (
    participations_of,
    schools_to_invite,
)
from manyuan.engagements.occasions import remarks
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.needs.asked import asked_for
from manyuan.web.research.finding import research_at
from manyuan.web.research.forms import DetailsForm, NewResearchForm, SchoolsForm, facts_of
from manyuan.web.research.questions import question_about
from manyuan.web.research.trail import page_of, to_list
from manyuan.web.research.words import when_of
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Crumb


def new_research(request: SeatRequest) -> HttpResponse:
    """Arrange an activity and invite schools; ``?need=`` fills in what one of them needs."""
    seat = request.seat
    require(may_arrange_research(seat))
    asked = asked_for(request, KIND)
    known = asked.filled(
        topic="title", subject="subject", stage="stage", on="starts_on", schools="schools"
    )
    form = NewResearchForm(sent(request), seat=seat, initial=known, **_open_to(seat, today()))
    question = Question(
        headline=_("安排一次联合教研"),
        lead=asked.led(
            _("课例研究、集体备课、培训、会议和走访都在这里登记；一次选好全部参加学校。")
        ),
        submit=_("安排活动"),
        cancel_url=reverse("research-list"),
        crumbs=to_list(Crumb(_("安排活动"))),
        warnings=asked.warnings,
    )

    def act() -> Done:
        each = form.cleaned_data["people_each"]
        facts = form.facts([Invited(school, each) for school in form.chosen])
        _hear(request, form, facts)
        research = asked.arranged(lambda: arrange_research(by=seat, facts=facts))
        said = _("已安排 {when} 的「{topic}」，{schools} 所学校参加。")
        schools = number(len(facts.invited))
        text = said.format(when=when_of(research), topic=research.topic, schools=schools)
        return Done(text, page_of(research))

    address = request.get_full_path()
    return ask(request, form, question, act, address=address, template="research/many.html")


def edit_research(request: SeatRequest, code: str) -> HttpResponse:
    """Change what was arranged, the schools left as they are."""
    research = research_at(request.seat, code)
    require(may_change_research(request.seat, research))
    form = DetailsForm(sent(request), seat=request.seat, research=research)
    question = question_about(research, _("修改活动"), _("保存修改"))

    def act() -> Done:
        parts = participations_of(request.seat, research)
        invited = [Invited(one.school, one.expected) for one in parts]
        facts = facts_of(research, invited, **form.details())
        _hear(request, form, facts, code=research.code)
        reason = form.cleaned_data["reason"]
        changed = change_research(by=request.seat, research=research, facts=facts, reason=reason)
        return Done(_("已保存修改。"), page_of(changed))

    return ask(request, form, question, act)


def choose_schools(request: SeatRequest, code: str) -> HttpResponse:
    """Change which schools take part, and how many each sends."""
    research = research_at(request.seat, code)
    require(may_change_research(request.seat, research))
    parts = list(participations_of(request.seat, research))
    form = SchoolsForm(sent(request), parts=parts, **_open_to(request.seat, research.on))
    question = question_about(research, _("参加学校"), _("保存参加学校"))

    def act() -> Done:
        invited = [Invited(school, people) for school, people in form.invited.items()]
        facts, reason = facts_of(research, invited), form.cleaned_data["reason"]
        change_research(by=request.seat, research=research, facts=facts, reason=reason)
        said = _("现有 {n} 所学校参加。").format(n=number(len(invited)))
        return Done(said, page_of(research))

    return ask(request, form, question, act, template="research/schools.html")


def _hear(request: SeatRequest, form: DetailsForm, facts: ResearchFacts, code: str = "") -> None:
    """Stop at what speaks against the day and has not been heard; of the past nothing does."""
    if facts.on < today():
        return
    occasions = [occasion_drafted(request.seat, facts)]
    said = remarks(request.seat, kind=KIND, code=code, occasions=occasions)
    form.require_heard(said, form.hours)


def _open_to(seat: Seat, day: date) -> dict[str, Any]:
    """Return the schools that may be invited, and who is in which group."""
    return {"open_to": schools_to_invite(seat, day), "members": members_on(seat, day)}
