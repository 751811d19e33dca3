"""The forms of freezing, drafting, copying and returning."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.queries.groups import visible_groups
from manyuan.plans.actions.scenarios import ScenarioFacts
from manyuan.plans.enums import Scope
from manyuan.plans.models import Freeze, Plan, Scenario
from manyuan.plans.models.scenarios import LARGEST_SEED, LONGEST, SHORTEST
from manyuan.plans.queries.plans import adopted_plans
from manyuan.plans.queries.scenarios import freezes
from manyuan.rules.exchange import exchange_packs, load_exchange_pack
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.scenarios.words import pack_title, status_word

ALL_GROUPS, DISTRICT = "groups", "district"


class FreezeForm(forms.Form):
    """Why the data are frozen before the schools are done, where they are."""

    reason = forms.CharField(
        label=gettext_lazy("提前冻结的原因"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, is_early: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_early:
            del self.fields["reason"]


class PlanChoiceField(forms.ModelChoiceField):
    """A plan in force, called by its schools and its version."""

    def label_from_instance(self, obj: Plan) -> str:
        """Return what the plan is called."""
        where = obj.group.name if obj.group else _("全区")
        return _("{where} · 第 {number} 版").format(where=where, number=obj.number)


class ScenarioForm(forms.Form):
    """What the planner is asked: data, schools, rules, time."""

    name = forms.CharField(
        label=gettext_lazy("名称"), max_length=120, widget=forms.TextInput({"wide": True})
    )
    freeze: "forms.ModelChoiceField[Freeze]" = forms.ModelChoiceField(
        label=gettext_lazy("冻结数据"), queryset=None, empty_label=None
    )
    schools = forms.ChoiceField(
        label=gettext_lazy("范围"),
        help_text=gettext_lazy("集团内交流只在同一集团的学校之间安排；全区交流可以跨集团。"),
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
            "填一个数，同样的数据和规则每次算出同样的方案，但只用一个处理器，会慢一些；"
            "这时上面的秒数是计算量，不看时钟，可能更久。"
        ),
    )
    base = PlanChoiceField(
        label=gettext_lazy("从已采纳的方案重新规划"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("不，从头规划"),
        help_text=gettext_lazy("选了它，会尽量少改已经采纳的安排，并逐条标出改动。"),
    )

    def __init__(self, *args: Any, seat: Seat, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seat = seat
        self._freezes(year)
        self._schools()
        self._packs()
        self._bases(year)

    @classmethod
    def of(cls, data: Any, *, seat: Seat, scenario: Scenario) -> "ScenarioForm":  # noqa: ANN401
        """Return the form that changes a scenario, filled with what it asks now."""
        initial = {
            name: getattr(scenario, name) for name in ("name", "freeze", "pack", "seconds", "seed")
        }
        return cls(
            data,
            seat=seat,
            year=scenario.year,
            initial={**initial, "base": scenario.base, "schools": _schools_of(scenario)},
        )

    def facts(self) -> ScenarioFacts:
        """Return what was filled in."""
        given = self.cleaned_data
        chosen = given["schools"]
        code = chosen.removeprefix("group:") if chosen.startswith("group:") else ""
        return ScenarioFacts(
            name=given["name"],
            freeze=given["freeze"],
            pack=given["pack"],
            scope=Scope.DISTRICT if chosen == DISTRICT else Scope.GROUP,
            group=visible_groups(self.seat).get(unit__code=code) if code else None,
            seconds=given["seconds"],
            seed=given["seed"],
            base=given.get("base"),
        )

    def _freezes(self, year: int) -> None:
        field = self.fields["freeze"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- tells the type checker
        field.queryset = freezes(self.seat, year)
        field.initial = field.queryset.first()

    def _schools(self) -> None:
        field = self.fields["schools"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        groups = visible_groups(self.seat).select_related("unit")
        if self.seat.is_any_of(Role.GROUP_OFFICE):
            own = groups.filter(pk=self.seat.unit_id)
            field.choices = [(f"group:{one.code}", one.name) for one in own]
            return
        one_group = [(f"group:{one.code}", one.name) for one in groups.order_by("unit__code")]
        field.choices = [
            (ALL_GROUPS, _("全区各集团内")),
            (DISTRICT, _("全区，可跨集团")),
            (_("只规划一个集团"), one_group),
        ]

    def _packs(self) -> None:
        field = self.fields["pack"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        packs = exchange_packs()
        field.choices = [(name, _pack_choice(name)) for name in packs]
        field.initial = packs[0]

    def _bases(self, year: int) -> None:
        field = self.fields["base"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- tells the type checker
        field.queryset = adopted_plans(self.seat, year)
        if not field.queryset.exists():
            del self.fields["base"]


class CopyForm(forms.Form):
    """What the copy is called."""

    name = forms.CharField(
        label=gettext_lazy("副本的名称"), max_length=120, widget=forms.TextInput({"wide": True})
    )


class ReturnForm(forms.Form):
    """What the group's office should change."""

    reason = forms.CharField(
        label=gettext_lazy("退回的原因"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("集团办公室会看到，并据此修改。"),
    )


def _schools_of(scenario: Scenario) -> str:
    if scenario.group is not None:
        return f"group:{scenario.group.code}"
    return DISTRICT if scenario.scope == Scope.DISTRICT else ALL_GROUPS


def _pack_choice(name: str) -> str:
    status = status_word(load_exchange_pack(name))
    return _("{title}（{status}）").format(title=pack_title(name), status=status)
