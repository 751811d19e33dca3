"""The forms of the policy documents; rules are the actions'."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manyuan.directory.queries.groups import groups_on
from manyuan.engagements.kinds.documents.reading import MOST_BYTES
from manyuan.kernel.clock import today
from manyuan.policies.actions import PolicyFacts
from manyuan.policies.actions.filing import NAMES, facts_of
from manyuan.policies.enums import PolicyKind
from manyuan.policies.models import PolicyDocument
from manyuan.policies.permissions import may_file
from manyuan.policies.queries.documents import policies
from manyuan.seats.models import Seat
from manyuan.seats.permissions import works_for_bureau
from manyuan.web.directory.forms import DayInput

WIDE = {"wide": True}
DETAILS = ("mark", "issuer", "issued_on", "starts_on", "ends_on")


class TextField(forms.FileField):
    """The text of a document; one byte more than is kept is enough to refuse it."""

    widget = forms.FileInput({"accept": "application/pdf,.docx", **WIDE})

    def clean(self, data: Any, initial: Any = None) -> tuple[str, bytes] | None:  # noqa: ANN401 -- Django's signature
        """Return the file's name and bytes."""
        sent = super().clean(data, initial)
        return (str(sent.name), sent.read(MOST_BYTES + 1)) if sent else None


class FactsForm(forms.Form):
    """What a version says of itself."""

    title = forms.CharField(label=_("文件标题"), max_length=120, widget=forms.TextInput(WIDE))
    issuer = forms.CharField(label=_("发文机关"), max_length=80)
    mark = forms.CharField(
        label=_("发文字号"),
        max_length=60,
        required=False,
        help_text=_("没有文号的不填，例如集团自定的章程。"),
    )
    issued_on = forms.DateField(label=_("印发日期"), widget=DayInput)
    starts_on = forms.DateField(
        label=_("生效日期"), widget=DayInput, help_text=_("从这一天起有效。")
    )
    ends_on = forms.DateField(
        label=_("失效日期"),
        widget=DayInput,
        required=False,
        help_text=_("从这一天起不再有效；长期有效的不填。"),
    )

    def facts(self) -> PolicyFacts:
        """Return what was filled in."""
        return PolicyFacts(**{name: self.cleaned_data[name] for name in NAMES})


class NewPolicyForm(FactsForm):
    """A document with its first version."""

    kind = forms.ChoiceField(label=_("文件种类"))
    groups = forms.MultipleChoiceField(
        label=_("适用集团"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices"}),
        help_text=_("不选就是适用于全区；只适用于几个集团的，只有这些集团和成员校看得到。"),
    )
    upload = TextField(
        label=_("正文"),
        help_text=_("PDF 不超过 5 MB，Word 文件（docx）不超过 20 MB；旧格式请另存为 docx。"),
    )

    field_order = ("title", "kind", *DETAILS, "groups", "upload")

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(one.value, one.label) for one in PolicyKind if may_file(seat, one)]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.initial["issuer"] = seat.unit.name
        self.known = {one.code: one for one in groups_on(seat, today())}
        if works_for_bureau(seat):
            listed = [(code, one.name) for code, one in self.known.items()]
            self.fields["groups"].choices = listed  # type: ignore[attr-defined]
        else:
            del self.fields["groups"]

    def filled(self) -> dict[str, Any]:
        """Return all that was filled in."""
        given = self.cleaned_data
        groups = [self.known[code] for code in given.get("groups", ())]
        return {
            "kind": given["kind"],
            "facts": self.facts(),
            "text": given["upload"],
            "groups": groups,
        }


class NewVersionForm(FactsForm):
    """A further version, filled in as the last one is, and what changed."""

    note = forms.CharField(
        label=_("改了什么"),
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("用一句话写明，例如：增加两所成员校；更正文号。"),
    )
    upload = TextField(
        label=_("新的正文"),
        required=False,
        help_text=_("正文没有变的不用添加，沿用上一版的文件。PDF 或 Word（docx）。"),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("note", "title", *DETAILS, "upload", "seen")

    def __init__(self, *args: Any, document: PolicyDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facts = facts_of(document.latest)
        self.initial.update({name: getattr(facts, name) for name in NAMES})
        self.initial["seen"] = document.latest.number

    def filled(self) -> dict[str, Any]:
        """Return all that was filled in."""
        given = self.cleaned_data
        return {
            "facts": self.facts(),
            "note": given["note"],
            "seen": given["seen"],
            "text": given["upload"],
        }


class RepealForm(forms.Form):
    """From which day a document is over, why, and what takes its place."""

    on = forms.DateField(label=_("废止日期"), widget=DayInput, help_text=_("从这一天起不再有效。"))
    reason = forms.CharField(
        label=_("废止原因"), max_length=200, widget=forms.Textarea({"rows": 2})
    )
    successor = forms.ChoiceField(
        label=_("替代文件"), required=False, help_text=_("没有替代的不选；要先归档才能选到。")
    )

    def __init__(self, *args: Any, seat: Seat, document: PolicyDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = policies(seat).exclude(pk=document.pk)
        self.others = {str(one.number): one for one in others}
        listed = [(key, _named(one)) for key, one in self.others.items()]
        self.fields["successor"].choices = [("", _("没有替代文件")), *listed]  # type: ignore[attr-defined]
        self.initial["on"] = today()

    def filled(self) -> dict[str, Any]:
        """Return all that was filled in."""
        given = self.cleaned_data
        successor = self.others.get(given["successor"])
        return {"on": given["on"], "reason": given["reason"], "successor": successor}


def _named(document: PolicyDocument) -> str:
    version = document.latest
    return f"{version.title} {version.mark}".strip()
