"""Fields that choose many schools at once: the district's, those of groups, or one by one."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manyuan.directory.enums import SchoolKind
from manyuan.directory.models import Group, Membership, School

MANY = {"class": "choices"}


class InvitingForm(forms.Form):
    """Which schools are chosen; whoever is chosen in two ways counts once."""

    everyone = forms.BooleanField(label="", required=False)
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("整个集团"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=MANY),
        help_text=gettext_lazy("集团今天的全部成员校。"),
    )
    schools = forms.MultipleChoiceField(
        label=gettext_lazy("逐校选择"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=MANY),
    )

    def __init__(
        self,
        *args: Any,
        open_to: Iterable[School],
        members: Iterable[Membership],
        left_out: Collection[int] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.open_to = {one.code: one for one in open_to if one.pk not in left_out}
        known = {one.pk for one in self.open_to.values()}
        self.members = [one for one in members if one.school_id in known]
        groups, schools = self.fields["groups"], self.fields["schools"]
        assert isinstance(groups, forms.MultipleChoiceField)  # noqa: S101 -- tells the type checker
        assert isinstance(schools, forms.MultipleChoiceField)  # noqa: S101 -- tells the type checker
        groups.choices = [(one.code, one.name) for one in _groups(self.members)]
        schools.choices = [(code, one.name) for code, one in self.open_to.items()]
        said = _("全部 {n} 所学校，校区和教研单位不另计").format(n=len(self.everybody))
        self.fields["everyone"].label = said

    @property
    def chosen(self) -> list[School]:
        """Return the schools that were chosen, in the order of the register."""
        given = self.cleaned_data
        everybody = {one.pk for one in self.everybody} if given["everyone"] else set()
        of_groups = {one.school_id for one in self.members if one.group.code in given["groups"]}
        return [
            one
            for code, one in self.open_to.items()
            if one.pk in everybody | of_groups or code in given["schools"]
        ]

    @property
    def everybody(self) -> list[School]:
        """Return the legal schools: no campuses, no offices."""
        return [
            one
            for one in self.open_to.values()
            if one.campus_of_id is None and one.kind != SchoolKind.OFFICE
        ]


def _groups(members: Iterable[Membership]) -> list[Group]:
    return list({one.group_id: one.group for one in members}.values())
