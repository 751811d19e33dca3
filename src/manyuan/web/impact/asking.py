"""What the page of impact is asked: which result, who counts as joined, with whom compared."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from manyuan.evaluation.bridge import Control
from manyuan.evaluation.queries.impact import ImpactAsked, Who
from manyuan.evaluation.queries.outcomes import Series
from manyuan.web.evaluation.outcome_words import series_name
from manyuan.web.flows.asking import Choice
from manyuan.web.seated import SeatRequest


def asked_of(request: SeatRequest, found: Sequence[Series]) -> ImpactAsked | None:
    """Return what the address asks; the most reported measure unless told otherwise."""
    if not found:
        return None
    wanted = request.GET.get("outcome", "")
    series = next((one for one in found if one.code == wanted), found[0])
    who: Who = "all" if request.GET.get("who") == "all" else "members"
    control: Control = "notyet" if request.GET.get("control") == "notyet" else "never"
    return ImpactAsked(series=series, who=who, control=control)


def choices_of(asked: ImpactAsked, found: Sequence[Series]) -> list[Choice]:
    """Return the page's form."""
    outcomes = {one.code: series_name(one.stage, one.measure) for one in found}
    who = {"members": _("成员校（牵头校不参加比较）"), "all": _("成员校和牵头校")}
    controls = {"never": _("从未加入集团的学校"), "notyet": _("从未加入和当时尚未加入的学校")}
    return [
        _choice("outcome", _("看哪项结果"), outcomes, chosen=asked.series.code),
        _choice("who", _("谁算加入"), who, chosen=asked.who),
        _choice("control", _("与谁比较"), controls, chosen=asked.control),
    ]


def _choice(name: str, label: str, options: Mapping[str, str], *, chosen: str) -> Choice:
    return Choice(name, label, [(code, said, code == chosen) for code, said in options.items()])
