"""Where the figures of a decision come from."""

from django.utils.translation import get_language

from manyuan.plans.models import Plan
from manyuan.plans.queries.plans import freeze_of
from manyuan.rules.exchange import load_exchange_pack
from manyuan.web.ui.parts import Source


def source_of(plan: Plan, *, note: str = "") -> Source:
    """Return the source strip: frozen data and the rules, with their status."""
    pack = load_exchange_pack(plan.document["pack"])
    english = (get_language() or "").startswith("en")
    return Source(
        where=freeze_of(plan).name,
        as_of=plan.made_at,
        rule_pack=pack.heading.title_en if english else pack.heading.title_zh,
        rule_status=plan.document["rule_status"],
        note=note,
    )
