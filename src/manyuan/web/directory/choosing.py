"""Fields that choose one of many entries by typing a part of its name or code."""

from collections.abc import Iterable
from typing import Any, ClassVar, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from manyuan.seats.models import Seat


class Coded(Protocol):
    """What can be chosen: it has a code, and is written by its name."""

    @property
    def code(self) -> str:
        """Return the code."""


def option_of(entry: Coded) -> str:
    """Write an entry as the list offers it."""
    return f"{entry}（{entry.code}）"


class ListInput(forms.TextInput):
    """A text input with a list of offers, which the browser narrows while one types."""

    options: tuple[str, ...] = ()

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 -- Django's signature
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ANN401 -- Django's signature
    ) -> SafeString:
        """Write the input and its list."""
        list_id = f"{name}-options"
        shown = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        offers = format_html_join("", '<option value="{}">', ((text,) for text in self.options))
        return format_html('{}<datalist id="{}">{}</datalist>', shown, list_id, offers)


class EntryField(forms.CharField):
    """An entry, typed as the list offers it, by its code or by its name."""

    widget = ListInput
    default_error_messages: ClassVar = {
        "unknown": _("没有“%(text)s”，请从列表中选择。"),
        "several": _("有几项都叫“%(text)s”，请从列表中选择带代码的一项。"),
    }

    def offer(self, entries: Iterable[Coded]) -> None:
        """Set what can be chosen."""
        self.entries = tuple(entries)
        self.widget.options = tuple(option_of(entry) for entry in self.entries)

    def clean(self, value: str | None) -> Any:  # noqa: ANN401 -- whatever was offered
        """Return the entry that was meant."""
        text = super().clean(value)
        if not text:
            return None
        exact = [one for one in self.entries if text in {option_of(one), one.code}]
        found = exact or [one for one in self.entries if str(one) == text]
        if len(found) != 1:
            code = "several" if found else "unknown"
            raise ValidationError(self.error_messages[code], code, {"text": text})
        return found[0]


class SchoolField(EntryField):
    """A school among those that are offered."""

    default_error_messages: ClassVar = {
        "unknown": _("没有「%(text)s」这所学校，请从列表中选择。"),
        "several": _("有几所学校名为「%(text)s」，请从列表中选择带代码的一项。"),
    }


class ChoosingForm(forms.Form):
    """A form with fields that choose one of many; ``offered`` says who may be chosen where."""

    offered: ClassVar[dict[str, Any]]

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, entries in self.offered.items():
            chooser = self.fields[name]
            assert isinstance(chooser, EntryField)  # noqa: S101 -- tells the type checker
            chooser.offer(entries(seat))
