from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.plans.bridge.grouping import codes, names
from manyuan.plans.models import Run, Scenario
from manyuan.plans.permissions import may_change_scenario, may_copy_scenario, may_run
from manyuan.plans.queries.grouping import GroupingHeadline, grouping_headlines
from manyuan.rules.grouping import load_grouping_pack
from manyuan.seats.models import Seat
from manyuan.web.grouping.finding import draft_at
from manyuan.web.grouping.landing_tables import plans_table
from manyuan.web.grouping.trail import to_draft
from manyuan.web.grouping.wills import wills_of
from manyuan.web.grouping.words import finding, pack_title, source_of, status_word
from manyuan.web.scenarios.rule_cards import changed_rules
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.figures import day
from manyuan.web.ui.parts import Entry


@require_safe
def show_draft(request: SeatRequest, pk: int) -> HttpResponse:
    """Show what a draft asks, what was answered, and what can be done with it."""
    draft = draft_at(request.seat, pk)
    runs = list(draft.runs.all())
    live = next((run for run in runs if run.is_live), None)
    told = grouping_headlines(request.seat, draft.year, draft.pk)
    context = {
        "draft": draft,
        "crumbs": to_draft(draft),
        "headline": _headline(draft, live, told),
        "leads": list(_named(draft, draft.grouping.leads)),
        "released": list(_named(draft, draft.grouping.released)),
        "pack": pack_title(draft.pack),
        "pack_status": status_word(load_grouping_pack(draft.pack)),
        "changed": changed_rules(draft),
        "wills": wills_of(draft),
        "plans": plans_table(told).for_request(request) if told else None,
        "live": live,
        "runs": [_entry(run) for run in runs],
        "source": source_of(draft),
        **_allowed(request.seat, draft, live=live is not None),
    }
    return render(request, "grouping/draft.html", context)


def _named(draft: Scenario, text: str) -> Iterator[str]:
    """Yield what people call the schools of a text of codes; groups stay codes."""
    if text:
        known = names(draft.freeze.digest)
        yield from (known.get(code, code) for code in codes(text))


def _headline(draft: Scenario, live: Run | None, told: Sequence[GroupingHeadline]) -> str:
    if live is not None:
        return _("「{name}」{state}").format(name=draft.name, state=live.get_state_display())
    if not told:
        return _("「{name}」还没有计算").format(name=draft.name)
    if told[0].plan.status == "infeasible":
        return _("「{name}」没有可行的方案：请取消部分指定").format(name=draft.name)
    return _("「{name}」：{finding}").format(name=draft.name, finding=finding(told[0].told))


def _allowed(seat: Seat, draft: Scenario, *, live: bool) -> dict[str, object]:
    may_change = may_change_scenario(seat, draft)
    can_change = bool(may_change) and draft.is_open and not live
    steps = [
        (_("修改或换成最新数据"), reverse("grouping-draft-edit", args=[draft.pk])),
        (_("作废草案"), reverse("grouping-draft-discard", args=[draft.pk])),
    ]
    copies = (
        [(_("复制"), reverse("grouping-draft-copy", args=[draft.pk]))]
        if may_copy_scenario(seat, draft)
        else []
    )
    return {
        "may_change": may_change,
        "can_change": can_change,
        "can_run": bool(may_run(seat, draft)) and draft.is_open and not live,
        "steps": [*(steps if can_change else []), *copies],
    }


def _entry(run: Run) -> Entry:
    return Entry(
        when=day(run.queued_at),
        text=run.get_state_display(),
        url=reverse("run", args=[run.pk]),
        now=run.is_live,
    )
