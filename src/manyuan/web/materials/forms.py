"""The forms of the shared materials; rules are the actions'."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from manyuan.directory.enums import Stage
from manyuan.directory.models import Teacher
from manyuan.directory.visibility import visible_teachers
from manyuan.engagements.kinds.documents.reading import MOST_BYTES
from manyuan.engagements.kinds.material.actions import MaterialFacts, UseFacts, VersionFacts
from manyuan.engagements.kinds.material.enums import Licence, MaterialSort, UseMode
from manyuan.engagements.kinds.material.models import Material
from manyuan.engagements.kinds.material.queries.materials import own_teacher, schools_to_act_for
from manyuan.kernel.clock import today
from manyuan.rules.subjects import load_subjects
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import ChoosingForm, EntryField, SchoolField, option_of
from manyuan.web.directory.forms import DayInput
from manyuan.web.offers.teacher_forms import UsualInput
from manyuan.web.research.forms import WhyField, people_field

ACCEPTED = "image/jpeg,image/png,application/pdf,.docx,.xlsx,.pptx"
DETAILS = ("title", "sort", "subject", "stage", "grade", "licence", "description")


class FilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.Field):
    """The files that were chosen, none, one or several."""

    widget = FilesInput({"accept": ACCEPTED, "wide": True, "multiple": True})

    def clean(self, value: Sequence[UploadedFile] | None) -> tuple[tuple[str, bytes], ...]:
        """Return each file's name and bytes; one byte more than is kept is enough to refuse it."""
        return tuple((str(one.name or ""), one.read(MOST_BYTES + 1)) for one in value or ())


class VersionForm(forms.Form):
    """What a version holds."""

    uploads = FilesField(
        label=_("文件"),
        required=False,
        help_text=_(
            "可选多个。照片和 PDF 每个不超过 5 MB，Office 文件（docx、xlsx、pptx）不超过 20 MB；"
            "课堂实录等大文件请填网址。请不要上传学生的姓名和证件。"
        ),
    )
    link = forms.CharField(
        label=_("校外网址"),
        max_length=400,
        required=False,
        widget=forms.URLInput({"wide": True}),
        help_text=_("以 https:// 开头；系统只显示网址，不保存它的内容。"),
    )

    def version(self) -> VersionFacts:
        """Return what was filled in."""
        given = self.cleaned_data
        return VersionFacts(note=given.get("note", ""), link=given["link"], files=given["uploads"])


class NewVersionForm(VersionForm):
    """A further version, and what is different in it."""

    note = forms.CharField(label=_("版本说明"), max_length=200, required=False)

    field_order = ("note", "uploads", "link")


class MaterialForm(ChoosingForm):
    """What a material is."""

    title = forms.CharField(
        label=_("资料名称"), max_length=80, widget=forms.TextInput({"wide": True})
    )
    sort = forms.ChoiceField(label=_("资料类型"), choices=MaterialSort.choices)
    subject = forms.CharField(label=_("学科"), max_length=40)
    stage = forms.ChoiceField(label=_("学段"), choices=Stage.choices)
    grade = forms.CharField(label=_("年级"), max_length=20, required=False)
    school = SchoolField(label=pgettext_lazy("material", "提供学校"))
    author = EntryField(
        label=_("作者"), required=False, help_text=_("输入姓名或编号查找，从列表中选择。")
    )
    licence = forms.ChoiceField(
        label=_("使用许可"),
        choices=Licence.choices,
        help_text=_("仅限本集团的，集团以外的学校看不到。"),
    )
    description = forms.CharField(
        label=_("简介"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    offered: ClassVar = {"school": schools_to_act_for, "author": visible_teachers}

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, seat=seat, **kwargs)
        self.fields["subject"].widget = UsualInput(load_subjects().names)
        self.own = _own(self, seat, "author")

    def facts(self) -> MaterialFacts:
        """Return what was filled in."""
        given = {name: self.cleaned_data[name] for name in (*DETAILS, "school")}
        return MaterialFacts(**given, author=self.cleaned_data.get("author") or self.own)


class NewMaterialForm(MaterialForm, VersionForm):
    """A material with its first version."""

    field_order = (*DETAILS[:5], "school", "author", *DETAILS[5:], "uploads", "link")


class EditForm(MaterialForm):
    """What is said of a material; whose it is stays."""

    field_order = (*DETAILS[:5], "school", "author", *DETAILS[5:])

    def __init__(self, *args: Any, material: Material, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.material = material
        self.initial.update({name: getattr(material, name) for name in DETAILS})
        del self.fields["school"]
        if "author" in self.fields and material.author is not None:
            self.initial["author"] = option_of(material.author)

    def facts(self) -> MaterialFacts:
        """Return what was filled in."""
        given = {name: self.cleaned_data[name] for name in DETAILS}
        author = self.cleaned_data["author"] if "author" in self.fields else self.material.author
        return MaterialFacts(**given, school=self.material.school, author=author)


class WithdrawForm(forms.Form):
    """Why something no longer counts."""

    reason = WhyField()


class UseForm(ChoosingForm):
    """Which school used a material with which class."""

    school = SchoolField(label=pgettext_lazy("material", "使用学校"))
    teacher = EntryField(
        label=_("使用教师"), required=False, help_text=_("输入姓名或编号查找，从列表中选择。")
    )
    class_name = forms.CharField(label=_("班级"), max_length=40, required=False)
    pupils = people_field(_("学生数"), min_value=1)
    hours = forms.DecimalField(
        label=_("课时数"), min_value=0, max_digits=5, decimal_places=2, required=False
    )
    used_on = forms.DateField(label=_("使用日期"), widget=DayInput)
    mode = forms.ChoiceField(
        label=_("方式"),
        choices=UseMode.choices,
        help_text=_("在本校通过网络使用的是远程共享；提供学校的教师到校使用的是到校共享。"),
    )

    offered: ClassVar = {"school": schools_to_act_for, "teacher": visible_teachers}

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, seat=seat, **kwargs)
        self.initial["used_on"] = today()
        self.own = _own(self, seat, "teacher")

    def facts(self) -> UseFacts:
        """Return what was filled in."""
        return UseFacts(**{"teacher": self.own, **self.cleaned_data})


def _own(form: ChoosingForm, seat: Seat, teacher: str) -> Teacher | None:
    """Fill in the seat's own school, and leave out the choice of teachers for a teacher's seat."""
    school = form.fields["school"]
    assert isinstance(school, SchoolField)  # noqa: S101 -- tells the type checker
    if len(school.entries) == 1:
        form.initial["school"] = option_of(school.entries[0])
    if not seat.is_any_of(Role.TEACHER):
        return None
    del form.fields[teacher]
    return own_teacher(seat)
