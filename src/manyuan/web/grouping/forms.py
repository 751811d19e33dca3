"""The forms of group formation: what a draft asks, who is with whom, how new groups are called."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.queries.groups import register_on
from manyuan.kernel.clock import today
from manyuan.plans.actions.grouping import GroupingFacts
from manyuan.plans.bridge.grouping import codes, names
from manyuan.plans.models import Scenario
from manyuan.plans.models.grouping import MOST_GROUPS, MOST_MINUTES
from manyuan.plans.models.scenarios import LARGEST_SEED, LONGEST, SHORTEST
from manyuan.rules.grouping import grouping_packs, load_grouping_pack
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import ListInput
from manyuan.web.grouping.words import pack_title, status_word

GO, LEADS, BAN = "go", "leads", "ban"
KINDS = (
    (GO, gettext_lazy("指定进这所牵头校的集团")),
    (LEADS, gettext_lazy("指定由这所学校自己牵头")),
    (BAN, gettext_lazy("排除进这所牵头校的集团")),
)
ROWS = 8


class GroupingForm(forms.Form):
    """What the planner of groups is asked: how many, who may lead, how far, by which rules."""

    name = forms.CharField(
        label=gettext_lazy("名称"), max_length=120, widget=forms.TextInput({"wide": True})
    )
    groups = forms.IntegerField(
        label=gettext_lazy("最多几个集团"),
        required=False,
        min_value=1,
        max_value=MOST_GROUPS,
    )
    max_minutes = forms.IntegerField(
        label=gettext_lazy("单程最多几分钟"),
        required=False,
        min_value=0,
        max_value=MOST_MINUTES,
        help_text=gettext_lazy("留空按规则包的上限。"),
    )
    leads = forms.MultipleChoiceField(
        label=gettext_lazy("可以牵头的学校"),
        required=False,
        widget=forms.SelectMultiple({"size": ROWS}),
        help_text=gettext_lazy(
            "不选就是全部龙头校和强校；现有的牵头校总在其列。按住 Ctrl 可以选几所。"
        ),
    )
    released = forms.MultipleChoiceField(
        label=gettext_lazy("释放的成员"),
        required=False,
        widget=forms.SelectMultiple({"size": ROWS}),
        help_text=gettext_lazy("不选就是现有成员都留在原集团；选中的学校可以改到别的集团。"),
    )
    chain = forms.BooleanField(
        label=gettext_lazy("小学要有对口初中"),
        required=False,
        help_text=gettext_lazy("小学只进有初中的集团。"),
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

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        register = register_on(seat, today())
        groups = [(one.code, _("{group}全体成员").format(group=one)) for one in register.groups]
        members = {one.school_id for one in register.members}
        schools = [(one.pk, one.code, one.name) for one in register.counted]
        self._choices("leads", [(code, name) for _pk, code, name in schools])
        inside = [(code, name) for pk, code, name in schools if pk in members]
        self._choices("released", [*groups, *inside])
        packs = grouping_packs()
        self._choices("pack", [(name, _pack_choice(name)) for name in packs])
        self.fields["pack"].initial = packs[0]
        self.fields["groups"].help_text = _("现有 {n} 个；留空就不培育新集团。").format(
            n=len(register.groups)
        )

    @classmethod
    def of(cls, data: Any, *, seat: Seat, draft: Scenario) -> "GroupingForm":  # noqa: ANN401
        """Return the form that changes a draft, filled with what it asks now."""
        ask = draft.grouping
        own = {name: getattr(draft, name) for name in ("name", "pack", "seconds", "seed")}
        asked = {name: getattr(ask, name) for name in ("groups", "max_minutes", "chain")}
        lists = {"leads": codes(ask.leads), "released": codes(ask.released)}
        return cls(data, seat=seat, initial={**own, **asked, **lists})

    def facts(self) -> GroupingFacts:
        """Return what was filled in."""
        given = dict(self.cleaned_data)
        leads, released = tuple(given.pop("leads")), tuple(given.pop("released"))
        return GroupingFacts(**given, leads=leads, released=released)

    def _choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker
        field.choices = choices


class JoinWillForm(forms.Form):
    """A school, what shall hold of it, and the lead where one is needed."""

    school = forms.CharField(
        label=gettext_lazy("哪所学校"),
        max_length=200,
        widget=ListInput,
        help_text=gettext_lazy("输入名称或代码查找，从列表中选择。"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("怎样安排"), choices=KINDS, widget=forms.RadioSelect, initial=GO
    )
    lead = forms.CharField(
        label=gettext_lazy("牵头校"), max_length=200, required=False, widget=ListInput
    )

    def __init__(
        self, data: Mapping[str, str] | None, *, draft: Scenario, asked: Mapping[str, str]
    ) -> None:
        super().__init__(data)
        known = names(draft.freeze.digest)
        self.options = {f"{name}（{code}）": code for code, name in known.items()}
        for name in ("school", "lead"):
            widget = self.fields[name].widget
            assert isinstance(widget, ListInput)  # noqa: S101 -- tells the type checker
            widget.options = tuple(self.options)
            texts = (text for text, code in self.options.items() if code == asked.get(name))
            self.initial[name] = next(texts, "")

    def clean_school(self) -> str:
        """Return the code of the school that was meant."""
        return self._meant(self.cleaned_data["school"])

    def clean(self) -> dict[str, Any]:
        """Find the lead that was meant, where one is needed."""
        given = self.cleaned_data
        text = (given.get("lead") or "").strip()
        if given.get("kind") == LEADS:
            given["lead"] = given.get("school", "")
        elif not text:
            self.add_error("lead", _("请选择牵头校。"))
        else:
            try:
                given["lead"] = self._meant(text)
            except ValidationError as error:
                self.add_error("lead", error)
        return given

    def _meant(self, text: str) -> str:
        text = text.strip()
        if text in self.options:
            return self.options[text]
        if text in self.options.values():
            return text
        raise ValidationError(_("没有「%(text)s」，请从列表中选择。"), "unknown", {"text": text})


def _pack_choice(name: str) -> str:
    status = status_word(load_grouping_pack(name))
    return _("{title}（{status}）").format(title=pack_title(name), status=status)
