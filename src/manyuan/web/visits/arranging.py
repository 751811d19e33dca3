from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.visit.actions import arrange_visit
from manyuan.engagements.kinds.visit.permissions import may_arrange_visits
from manyuan.engagements.kinds.visit.queries.arranging import Fit, fits_for, requests_to_meet
from manyuan.engagements.kinds.visit.remarks import remarks_on
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb
from manyuan.web.visits.forms import NewVisitForm
from manyuan.web.visits.trail import page_of, to_visits
from manyuan.web.visits.words import when_of


def new_visit(request: SeatRequest) -> HttpResponse:
    """Arrange a visit outside of any plan.

    ``?request=`` fills in what a school asked for and the day that fits it best, ``&day=`` another.
    """
    require(may_arrange_visits(request.seat))
    code = request.GET.get("request", "")
    asked = requests_to_meet(request.seat).filter(code=code).first()
    fits = fits_for(request.seat, asked) if asked else []
    fit = _chosen(fits, request.GET.get("day"))
    form = NewVisitForm(sent(request), seat=request.seat, asked=asked, fits=fits, fit=fit)
    gone = _("需求 {code} 已有安排、已撤回，或者不属于您负责的学校，没有填入。")
    question = Question(
        headline=_("安排一次专家到校"),
        lead=_("用于大篷车方案以外的安排；登记后由学校和合作单位分别确认。"),
        submit=_("安排到校"),
        cancel_url=reverse("visits"),
        crumbs=to_visits(Crumb(_("安排到校"))),
        warnings=[gone.format(code=code)] if code and asked is None else (),
    )

    def act() -> Done:
        form.require_heard(remarks_on(request.seat, form.facts(), form.hours), form.hours)
        visit = arrange_visit(by=request.seat, facts=form.facts())
        said = _("已安排{expert}于 {when} 到{school}，等待双方确认。")
        facts = {"expert": visit.expert, "school": visit.school.name}
        return Done(said.format(**facts, when=when_of(visit)), page_of(visit))

    address = request.get_full_path()
    return ask(request, form, question, act, address=address, template="visits/new.html")


def _chosen(fits: Sequence[Fit], day: str | None) -> Fit | None:
    """Return the day that the address names; without one, the best."""
    return next((fit for fit in fits if day in {None, str(fit.day)}), None)
