"""The forms of experts and of the doctoral studios in which some of them work."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from manyuan.directory.actions.experts import JOINT, ExpertFacts
from manyuan.directory.actions.studios import StudioFacts
from manyuan.directory.enums import Stage
from manyuan.directory.models import Expert, Partner, School, Studio
from manyuan.directory.queries.partners import studios_of, visible_partners
from manyuan.directory.visibility import visible_schools
from manyuan.web.directory.choosing import ChoosingForm, EntryField, option_of
from manyuan.web.directory.forms import DayInput, plain_code

BETWEEN_TOPICS = re.compile(r"[;；,，、\n]")
TYPED = gettext_lazy("输入名称或代码查找，从列表中选择。")


class CodedForm(ChoosingForm):
    """A form of what has a code, which is given once; ``stored`` is what the form begins with."""

    code = forms.CharField(label=gettext_lazy("代码"), max_length=32)

    def __init__(
        self,
        *args: Any,
        stored: Mapping[str, object],
        initial: Mapping[str, object] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, initial={**(initial or {}), **stored}, **kwargs)
        if stored:
            self.fields["code"].disabled = True
            self.fields["code"].help_text = gettext_lazy(
                "代码一经登记不能修改；如有差错，请删除误录后另行登记。"
            )

    def clean_code(self) -> str:
        """Return the code as it is stored."""
        code = str(self.cleaned_data["code"])
        return code if self.fields["code"].disabled else plain_code(code)


class StudioForm(CodedForm):
    """What the register holds of a doctoral studio."""

    school = EntryField(label=gettext_lazy("所在学校"), help_text=TYPED)
    subject = forms.CharField(
        label=gettext_lazy("学科或领域"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("例如：物理、3D打印。"),
    )
    opened_on = forms.DateField(label=gettext_lazy("设立日期"), widget=DayInput, required=False)
    offered: ClassVar = {"school": visible_schools}

    def __init__(self, *args: Any, instance: Studio | None = None, **kwargs: Any) -> None:
        super().__init__(*args, stored=_studio(instance), **kwargs)

    @property
    def chosen(self) -> School:
        """Return the school at which the studio is."""
        school: School = self.cleaned_data["school"]
        return school

    def facts(self) -> StudioFacts:
        """Return what was filled in."""
        return StudioFacts(self.cleaned_data["subject"], self.cleaned_data["opened_on"])


def _studio(studio: Studio | None) -> dict[str, object]:
    if studio is None:
        return {}
    return {
        "code": studio.code,
        "school": option_of(studio.school),
        "subject": studio.subject,
        "opened_on": studio.opened_on,
    }


class ExpertForm(CodedForm):
    """What the register holds of an expert: what planning a visit needs, and no more."""

    name = forms.CharField(
        label=gettext_lazy("姓名或称呼"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("写“王博士”即可；电话和邮箱不登记，由合作单位联系。"),
    )
    partner = EntryField(label=pgettext_lazy("one", "合作单位"), help_text=TYPED)
    studio = EntryField(label=gettext_lazy("博士工作室"), required=False, help_text=TYPED)
    topics = forms.CharField(
        label=gettext_lazy("可讲主题"),
        max_length=400,
        widget=forms.TextInput({"wide": True}),
        help_text=gettext_lazy("几个主题用顿号或分号隔开，用学校提需求时写的同样的词。"),
    )
    stages = forms.MultipleChoiceField(
        label=gettext_lazy("适合学段"),
        choices=Stage.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("都适合时不必勾选。"),
    )
    offered: ClassVar = {"partner": visible_partners, "studio": studios_of}

    def __init__(self, *args: Any, instance: Expert | None = None, **kwargs: Any) -> None:
        super().__init__(*args, stored=_expert(instance), **kwargs)

    def clean_topics(self) -> tuple[str, ...]:
        """Return the topics, each once and in their order."""
        parts = (part.strip() for part in BETWEEN_TOPICS.split(self.cleaned_data["topics"]))
        return tuple(dict.fromkeys(part for part in parts if part))

    @property
    def chosen(self) -> Partner:
        """Return the partner of whom the expert is."""
        partner: Partner = self.cleaned_data["partner"]
        return partner

    def facts(self) -> ExpertFacts:
        """Return what was filled in."""
        given = self.cleaned_data
        return ExpertFacts(
            topics=given["topics"],
            name=given["name"],
            stages=tuple(given["stages"]),
            studio=given["studio"],
        )


def _expert(expert: Expert | None) -> dict[str, object]:
    if expert is None:
        return {}
    return {
        "code": expert.code,
        "name": expert.name,
        "partner": option_of(expert.partner),
        "studio": option_of(expert.studio) if expert.studio else "",
        "topics": "；".join(expert.topic_list),
        "stages": [stage for stage in expert.stages.split(JOINT) if stage],
    }
