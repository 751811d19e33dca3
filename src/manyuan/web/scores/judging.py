"""Ticks about a group: the bureau's findings, and beforehand its own office's word."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.evaluation.scores.actions.judging import claim_for_group, judge_group
from manyuan.evaluation.scores.enums import CHARTER, UNITY, Item
from manyuan.evaluation.scores.models import Judgement
from manyuan.evaluation.scores.permissions import may_evaluate, may_tick
from manyuan.evaluation.scores.queries.judgements import judgements_of
from manyuan.seats.permissions import require
from manyuan.web.directory.asking import Done, Question, ask, sent
from manyuan.web.scores.finding import frozen_at, group_at
from manyuan.web.scores.words import at_group, at_year, trail
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Crumb

ANSWERS = (("", gettext_lazy("还没有认定")), ("1", gettext_lazy("是")), ("0", gettext_lazy("否")))
WORDS = {True: gettext_lazy("集团自评：是"), False: gettext_lazy("集团自评：否")}
SECTIONS = {"A1": CHARTER, "A3": UNITY, "C": (Item.ONE_HEAD,)}


class TicksForm(forms.Form):
    """One answer an item; the other side's word stands below it."""

    def __init__(self, *args: Any, said: dict[str, Judgement], side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, item in _items():
            judged = said.get(item.value)
            self.fields[item.value] = forms.TypedChoiceField(
                label=f"{place} {item.label}",
                choices=ANSWERS,
                required=False,
                coerce=lambda text: text == "1",
                empty_value=None,
                help_text=_other_word(judged, side),
            )
            held = getattr(judged, side) if judged else None
            self.initial[item.value] = "" if held is None else str(int(held))

    def ticks(self) -> dict[str, bool | None]:
        """Return the answers, item by item."""
        return dict(self.cleaned_data)


def judge(request: SeatRequest, year: int, code: str) -> HttpResponse:
    """Let the bureau find, or a group's office say, what the group has and runs as one."""
    group = group_at(request, code)
    require(may_tick(request.seat, group))
    frozen_at(request, year)
    finds = bool(may_evaluate(request.seat))
    said = dict(judgements_of(request.seat, group, year))
    form = TicksForm(sent(request), said=said, side="holds" if finds else "claimed")
    back = at_group(year, code) if finds else at_year(year)
    question = Question(
        headline=_headline(group.name, finds=finds),
        lead=_("没有资料能自动说明这些；只有教育局认定的计入得分，集团自评供认定时参考。"),
        submit=_("保存认定") if finds else _("保存自评"),
        cancel_url=back,
        crumbs=trail(year, Crumb(group.name, back), Crumb(_("认定") if finds else _("自评"))),
    )

    def act() -> Done:
        tick = judge_group if finds else claim_for_group
        tick(by=request.seat, group=group, year=year, ticks=form.ticks())
        return Done(_("已保存认定。") if finds else _("已保存自评，教育局会看到。"), back)

    return ask(request, form, question, act)


def _items() -> Iterator[tuple[str, Item]]:
    for place, items in SECTIONS.items():
        yield from ((place, item) for item in items)


def _other_word(judged: Judgement | None, side: str) -> str:
    if side != "holds" or judged is None or judged.claimed is None:
        return ""
    return str(WORDS[judged.claimed])


def _headline(group: str, *, finds: bool) -> str:
    if finds:
        return _("认定{group}的治理情况").format(group=group)
    return _("{group}自评").format(group=group)
