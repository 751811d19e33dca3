from django.http import HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from manyuan.web.grouping.finding import draft_at
from manyuan.web.grouping.trail import to_draft
from manyuan.web.grouping.words import pack_title, source_of
from manyuan.web.scenarios.rules import RulesPage, answer_rules
from manyuan.web.seated import SeatRequest

SECTIONS = {
    "size": (
        gettext_lazy("集团规模（硬规则）"),
        gettext_lazy("已超上限的集团保留成员，不再接收学校。"),
    ),
    "limits": (
        gettext_lazy("路程"),
        gettext_lazy("成员校到牵头校的单程上限；没有实测行程时间时，按直线距离估算。"),
    ),
    "chains": (
        gettext_lazy("学段衔接"),
        gettext_lazy("是否要求小学只进有初中的集团。"),
    ),
    "years": (
        gettext_lazy("分几年加入"),
        gettext_lazy("薄弱校和新校先加入，每年数量大致相同。"),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def show_rules(request: SeatRequest, pk: int) -> HttpResponse:
    """Show every number on which a plan of groups rests, and let its author set others."""
    draft = draft_at(request.seat, pk)
    page = RulesPage(
        sections=SECTIONS,
        crumbs=to_draft,
        source=source_of,
        pack_title=pack_title,
        own="grouping-draft-rules",
        back="grouping-draft",
    )
    return answer_rules(request, draft, page)
