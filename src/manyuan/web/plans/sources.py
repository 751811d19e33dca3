"""Where the figures of a plan come from."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from manyuan.plans.models import Plan
from manyuan.plans.queries.plans import freeze_of
from manyuan.rules.exchange import ExchangePack
from manyuan.web.plans.words import title_of
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import Source


def source_of(plan: Plan, pack: ExchangePack) -> Source:
    """Return the source strip: frozen data, rules, who asked when, and how long it took."""
    return Source(
        where=freeze_of(plan).name,
        as_of=plan.made_at,
        entered_by=_asked_by(plan),
        rule_pack=_pack_link(plan, pack),
        rule_status=plan.document["rule_status"],
        note=_worked(plan),
    )


def _asked_by(plan: Plan) -> str:
    if plan.run is None:
        return _("人工调整自第 {number} 版").format(
            number=plan.edited_from.number if plan.edited_from else "—"
        )
    seat = plan.run.seat
    return _("{who}（{role}）").format(who=seat.holder, role=seat.get_role_display())


def _pack_link(plan: Plan, pack: ExchangePack) -> str:
    address = reverse("scenario-rules", args=[plan.scenario_id])
    return format_html('<a href="{}">{}</a>', address, title_of(pack.heading))


def _worked(plan: Plan) -> str:
    seconds, seed = plan.document["seconds"], plan.document["seed"]
    said = _("计算 {seconds} 秒").format(seconds=number(seconds, 1))
    if seed is None:
        return said
    return _("{said}，随机种子 {seed}").format(said=said, seed=seed)
