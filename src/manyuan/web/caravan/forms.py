"""The forms of the caravan: what a draft asks, and who is sent where or kept away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.queries.groups import visible_groups
from manyuan.engagements.queries.standing_visits import (
    called_off_days,
    kept_visits,
    waiting_visits,
)
from manyuan.kernel.clock import today
from manyuan.kernel.school_year import SchoolYear
from manyuan.plans.actions.caravan import CaravanFacts
from manyuan.plans.bridge.caravan import Names, names
from manyuan.plans.models import Plan, Scenario
from manyuan.plans.models.scenarios import LARGEST_SEED, LONGEST, SHORTEST
from manyuan.rules.caravan import caravan_packs, load_caravan_pack
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.caravan.words import pack_title, status_word
from manyuan.web.directory.choosing import ListInput
from manyuan.web.directory.forms import DayInput

ALL = ""
GO, NOWHERE, BAN = "go", "nowhere", "ban"
KINDS = (
    (GO, gettext_lazy("指定由这位专家在这一天到校")),
    (NOWHERE, gettext_lazy("本次不安排这项需求")),
    (BAN, gettext_lazy("排除这位专家（或这一天）")),
)


class CaravanForm(forms.Form):
    """What the planner of the caravan is asked: schools, days, rules, time."""

    name = forms.CharField(
        label=gettext_lazy("名称"), max_length=120, widget=forms.TextInput({"wide": True})
    )
    group = forms.ChoiceField(label=gettext_lazy("范围"), required=False)
    first_day = forms.DateField(
        label=gettext_lazy("从哪一天起"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("留空从学年第一天起；这天以前已经确定的到校照旧。"),
    )
    last_day = forms.DateField(
        label=gettext_lazy("到哪一天止"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("留空到学年结束。"),
    )
    together = forms.BooleanField(
        label=gettext_lazy("专家同车出行"),
        required=False,
        help_text=gettext_lazy("同一天从同一单位出发的专家走同一条路线，到校后同时分场开讲。"),
    )
    pack = forms.ChoiceField(
        label=gettext_lazy("规则包"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("建好以后可以逐条查看来源，也可以改成本区的数值。"),
    )
    seconds = forms.IntegerField(
        label=gettext_lazy("最长计算时间（秒）"),
        min_value=SHORTEST,
        max_value=LONGEST,
        initial=60,
        help_text=gettext_lazy(
            "证明最优后会提前结束；到时间保留当时最好的方案，并说明与最优差多少。"
        ),
    )
    seed = forms.IntegerField(
        label=gettext_lazy("随机种子"),
        required=False,
        min_value=0,
        max_value=LARGEST_SEED,
        help_text=gettext_lazy(
            "填一个数，同样的数据和规则每次算出同样的方案；这时上面的秒数是计算量，不看时钟，可能更久。"
        ),
    )

    def __init__(
        self, *args: Any, seat: Seat, year: int, base: Plan | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seat, self.year, self.base = seat, year, base
        self._groups()
        packs = caravan_packs()
        self._choices("pack", [(name, _pack_choice(name)) for name in packs])
        self.fields["pack"].initial = packs[0]
        if SchoolYear.on(today()).start == year:
            self.fields["first_day"].initial = today()

    @classmethod
    def of(cls, data: Any, *, seat: Seat, draft: Scenario) -> "CaravanForm":  # noqa: ANN401
        """Return the form that changes a draft, filled with what it asks now."""
        ask = draft.caravan
        initial = {name: getattr(draft, name) for name in ("name", "pack", "seconds", "seed")}
        days = {"first_day": ask.first_day, "last_day": ask.last_day, "together": ask.together}
        group = ALL if draft.group is None else draft.group.code
        initial = {**initial, **days, "group": group}
        return cls(data, seat=seat, year=draft.year, base=draft.base, initial=initial)

    def facts(self) -> CaravanFacts:
        """Return what was filled in, with the visits that stand today."""
        given = dict(self.cleaned_data)
        code = given.pop("group")
        group = visible_groups(self.seat).get(unit__code=code) if code else None
        asked = self.seat, self.year, group
        facts = CaravanFacts(**given, group=group, base=self.base, kept=kept_visits(*asked))
        if self.base is None:
            return facts
        waiting = waiting_visits(*asked)
        # Whatever waits outside of the days that are planned anew stays where it is.
        inside = {one for one in waiting if facts.holds(date.fromisoformat(one[2]))}
        return replace(
            facts,
            kept=(*facts.kept, *(one for one in waiting if one not in inside)),
            waiting=tuple(one for one in waiting if one in inside),
            called_off=called_off_days(*asked),
        )

    def _groups(self) -> None:
        groups = visible_groups(self.seat).select_related("unit").order_by("unit__code")
        own = self.seat.is_any_of(Role.GROUP_OFFICE)
        if own:
            groups = groups.filter(pk=self.seat.unit_id)
        named = [(one.code, one.name) for one in groups]
        every = [] if own else [(ALL, _("全区学校"))]
        self._choices("group", [*every, *named])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        field.choices = choices


class VisitWillForm(forms.Form):
    """A request, what shall hold of it, and the expert's day where one is needed."""

    request = forms.CharField(
        label=gettext_lazy("哪项需求"),
        max_length=200,
        widget=ListInput,
        help_text=gettext_lazy("输入学校、主题或编号查找，从列表中选择。"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("怎样安排"), choices=KINDS, widget=forms.RadioSelect, initial=GO
    )
    place = forms.CharField(
        label=gettext_lazy("专家和日期"),
        max_length=160,
        required=False,
        widget=ListInput,
        help_text=gettext_lazy("从列表中选择专家到校日；只选专家表示任何一天，限于排除。"),
    )

    def __init__(
        self, data: Mapping[str, str] | None, *, draft: Scenario, asked: Mapping[str, str]
    ) -> None:
        super().__init__(data)
        known = names(draft.freeze.digest)
        self.requests = {_option(name, code): code for code, name in known.requests.items()}
        self.places = _places(known)
        for name, options in (("request", self.requests), ("place", self.places)):
            widget = self.fields[name].widget
            assert isinstance(widget, ListInput)  # noqa: S101 -- tells the type checker
            widget.options = tuple(options)
            meant = next((text for text, code in options.items() if code == asked.get(name)), "")
            self.initial[name] = meant

    def clean_request(self) -> str:
        """Return the code of the request that was meant."""
        return _meant(self.cleaned_data["request"], self.requests)

    def clean(self) -> dict[str, Any]:
        """Find the place that was meant, where one is needed."""
        given = self.cleaned_data
        text = (given.get("place") or "").strip()
        if given.get("kind") == NOWHERE:
            given["place"] = ""
        elif not text:
            self.add_error("place", _("请选择专家和日期。"))
        else:
            self._find(text)
        return given

    def _find(self, text: str) -> None:
        try:
            place = _meant(text, self.places)
        except ValidationError as error:
            self.add_error("place", error)
            return
        if self.cleaned_data.get("kind") == GO and "@" not in place:
            self.add_error("place", _("指定须选到某一天，请从列表中选择带日期的一项。"))
        self.cleaned_data["place"] = place


def _places(known: Names) -> dict[str, str]:
    days = {
        _option(f"{known.experts[expert]} {day}", place): place
        for place in sorted(known.days, key=lambda each: each.rpartition("@")[::-1])
        for expert, _mark, day in [place.rpartition("@")]
    }
    return {**days, **{_option(name, code): code for code, name in known.experts.items()}}


def _option(name: str, code: str) -> str:
    return f"{name}（{code}）"


def _meant(text: str, options: Mapping[str, str]) -> str:
    text = text.strip()
    if text in options:
        return options[text]
    if text in options.values():
        return text
    raise ValidationError(_("没有「%(text)s」，请从列表中选择。"), "unknown", {"text": text})


def _pack_choice(name: str) -> str:
    status = status_word(load_caravan_pack(name))
    return _("{title}（{status}）").format(title=pack_title(name), status=status)
