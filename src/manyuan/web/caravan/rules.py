from django.http import HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from manyuan.web.caravan.finding import draft_at
from manyuan.web.caravan.trail import to_draft
from manyuan.web.caravan.words import pack_title, source_of
from manyuan.web.scenarios.rules import RulesPage, answer_rules
from manyuan.web.seated import SeatRequest

SECTIONS = {
    "value": (
        gettext_lazy("怎样计算受益"),
        gettext_lazy("同一所学校多场到校，人数逐场折减，让更多学校轮到。"),
    ),
    "travel": (
        gettext_lazy("路途估算"),
        gettext_lazy("没有实测行程时间时，按直线距离估算。"),
    ),
    "calendar": (
        gettext_lazy("寒暑假（硬规则）"),
        gettext_lazy("假期里不安排到校，请改为本区校历。"),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def show_rules(request: SeatRequest, pk: int) -> HttpResponse:
    """Show every number on which a caravan rests, and let its author set others."""
    draft = draft_at(request.seat, pk)
    page = RulesPage(
        sections=SECTIONS,
        crumbs=to_draft,
        source=source_of,
        pack_title=pack_title,
        own="caravan-draft-rules",
        back="caravan-draft",
    )
    return answer_rules(request, draft, page)
