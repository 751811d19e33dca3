"""The form that pins a teacher or rules a move out, typed by name as the frozen data know it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from manyuan.directory.visibility import schools_in_charge, visible_schools
from manyuan.plans.bridge.exchange import frozen
from manyuan.plans.models import Scenario
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import ListInput

Data = Mapping[str, Any] | None
SHOWN = 5
STAY, GO, BAN = "stay", "go", "ban"
KINDS = (
    (GO, _("必须去这所学校")),
    (STAY, _("必须留在原校")),
    (BAN, _("不能去这所学校")),
)


class WillForm(forms.Form):
    """A teacher, what shall hold of them, and the school where one is needed."""

    teacher = forms.CharField(
        label=_("哪位教师"), max_length=60, help_text=_("填写教师编号，或名册上的姓名。")
    )
    kind = forms.ChoiceField(
        label=_("怎样安排"), choices=KINDS, widget=forms.RadioSelect, initial=GO
    )
    school = forms.CharField(
        label=_("去哪所学校"),
        max_length=160,
        required=False,
        widget=ListInput,
        help_text=_("输入名称或代码查找，从列表中选择；留在原校的不用填。"),
    )

    def __init__(
        self, data: Data, *, seat: Seat, scenario: Scenario, asked: Mapping[str, str]
    ) -> None:
        super().__init__(data)
        self.known = frozen(scenario.freeze.digest)
        self.shown = _codes_in_charge(seat)
        widget = self.fields["school"].widget
        assert isinstance(widget, ListInput)  # noqa: S101 -- tells the type checker
        options = sorted(self.known.schools.items())
        widget.options = tuple(f"{name}（{code}）" for code, name in options if self._sees(code))
        self._fill(asked.get("teacher", ""), asked.get("school", ""))

    def _fill(self, teacher: str, school: str) -> None:
        """Begin with the teacher and the school that an address names, of those in sight."""
        row = next((r for r in self.known.tables["teachers"] if r["teacher"] == teacher), None)
        if row is None or not self._sees(str(row["school"])):
            return
        self.initial["teacher"] = teacher
        if school == row["school"]:
            self.initial["kind"] = STAY
        elif school in self.known.schools and self._sees(school):
            self.initial["school"] = f"{self.known.schools[school]}（{school}）"

    def clean_teacher(self) -> str:
        """Return the code of the teacher who was meant."""
        text = self.cleaned_data["teacher"].strip()
        rows = [row for row in self.known.tables["teachers"] if self._sees(str(row["school"]))]
        found = [row for row in rows if row["teacher"] == text]
        found = found or [row for row in rows if row["name"] == text]
        if len(found) == 1:
            return str(found[0]["teacher"])
        if not found:
            raise ValidationError(
                _("冻结数据里没有「%(text)s」，请填写教师编号或姓名。"), "unknown", {"text": text}
            )
        codes = gettext("、").join(
            f"{row['teacher']}（{self._name(row['school'])}）" for row in found[:SHOWN]
        )
        raise ValidationError(
            _("有几位教师名为「%(text)s」，请填写教师编号：%(codes)s。"),
            "several",
            {"text": text, "codes": codes},
        )

    def clean(self) -> dict[str, Any]:
        """Find the school that was meant, where one is needed."""
        given = self.cleaned_data
        text = (given.get("school") or "").strip()
        if given.get("kind") == STAY:
            given["school"] = ""
        elif not text:
            self.add_error("school", _("请填写学校。"))
        else:
            self._find(text)
        return given

    def _find(self, text: str) -> None:
        names = self.known.schools
        found = [code for code, name in names.items() if text in {code, f"{name}（{code}）"}]
        found = found or [code for code, name in names.items() if name == text]
        if len(found) == 1:
            self.cleaned_data["school"] = found[0]
            return
        sentence = (
            _("有几所学校名为「%(text)s」，请从列表中选择带代码的一项。")
            if found
            else _("没有「%(text)s」这所学校，请从列表中选择。")
        )
        self.add_error("school", ValidationError(sentence, "school", {"text": text}))

    def _sees(self, code: str) -> bool:
        return self.shown is None or code in self.shown

    def _name(self, code: object) -> str:
        return self.known.schools.get(str(code), str(code))


def _codes_in_charge(seat: Seat) -> frozenset[str] | None:
    """Return the codes of the schools whose teachers the seat may see; None means all."""
    own = schools_in_charge(seat)
    if own is None:
        return None
    found = visible_schools(seat).filter(pk__in=own).order_by()
    return frozenset(found.values_list("unit__code", flat=True))
