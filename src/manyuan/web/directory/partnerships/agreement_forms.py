"""The forms of agreements."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from manyuan.directory.actions.agreements import AgreementFacts
from manyuan.directory.enums import AgreementKind
from manyuan.directory.models import Agreement
from manyuan.directory.queries.groups import visible_groups
from manyuan.directory.queries.partners import experts_of, visible_partners
from manyuan.directory.visibility import visible_schools
from manyuan.web.directory.choosing import ChoosingForm, EntryField, option_of
from manyuan.web.directory.forms import DayInput

OF_A_GROUP = {AgreementKind.GROUP_UNIVERSITY, AgreementKind.GROUP_INSTITUTE}


class AgreementForm(ChoosingForm):
    """Who is bound to whom, by what kind of agreement, on which days."""

    kind = forms.ChoiceField(label=gettext_lazy("协议类别"), choices=AgreementKind.choices)
    partner = EntryField(
        label=pgettext_lazy("one", "合作单位"),
        help_text=gettext_lazy("输入名称或代码查找，从列表中选择。"),
    )
    group = EntryField(
        label=gettext_lazy("集团"),
        required=False,
        help_text=gettext_lazy("“集团—高校”“集团—院所”须填写；共同体填集团或学校其中一项。"),
    )
    school = EntryField(
        label=gettext_lazy("学校"),
        required=False,
        help_text=gettext_lazy("“学校—科学家”须填写；共同体填集团或学校其中一项。"),
    )
    expert = EntryField(
        label=gettext_lazy("专家"),
        required=False,
        help_text=gettext_lazy("协议写明由哪位科学家到校时填写；专家须先登记在这个合作单位名下。"),
    )
    starts_on = forms.DateField(label=gettext_lazy("生效日期"), widget=DayInput)
    ends_on = forms.DateField(
        label=gettext_lazy("终止日期"),
        widget=DayInput,
        required=False,
        help_text=gettext_lazy("从这一天起不再有效；没有约定期限的留空。"),
    )
    offered: ClassVar = {
        "partner": visible_partners,
        "group": visible_groups,
        "school": visible_schools,
        "expert": experts_of,
    }

    def clean(self) -> dict[str, Any]:
        """Point at the side of the agreement that is missing or one too many."""
        given = super().clean() or self.cleaned_data
        for name, sentence in _wrong_sides(given):
            if name not in self.errors:
                self.add_error(name, sentence)
        return given

    def facts(self) -> AgreementFacts:
        """Return what was filled in."""
        names = AgreementFacts.__dataclass_fields__
        return AgreementFacts(**{name: self.cleaned_data[name] for name in names})


def _wrong_sides(given: dict[str, Any]) -> list[tuple[str, str]]:
    kind, group, school = given.get("kind"), given.get("group"), given.get("school")
    if kind == AgreementKind.COMMUNITY:
        if bool(group) == bool(school):
            return [("group", _("区域共同体请填写集团或学校，只填其中一项。"))]
        return []
    wanted, other = ("group", "school") if kind in OF_A_GROUP else ("school", "group")
    wrong = []
    if not given.get(wanted):
        wrong.append((wanted, _("这类协议须填写这一项。")))
    if given.get(other):
        wrong.append((other, _("这类协议不填这一项，请清空。")))
    return wrong


def filled_in(agreement: Agreement) -> dict[str, object]:
    """Return what an agreement says, as its form shows it."""
    chosen = {name: getattr(agreement, name) for name in AgreementForm.offered}
    return {
        "kind": agreement.kind,
        "starts_on": agreement.starts_on,
        "ends_on": agreement.ends_on,
        **{name: option_of(one) for name, one in chosen.items() if one is not None},
    }


class CorrectAgreementForm(AgreementForm):
    """What was entered of an agreement, put right, and why."""

    reason = forms.CharField(
        label=gettext_lazy("更正原因"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("例如：录入时写错了日期。原因会写进历史记录。"),
    )
