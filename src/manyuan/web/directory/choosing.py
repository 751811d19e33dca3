"""A field that chooses one of many units by typing a part of its name or code."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from manyuan.directory.models import School


def option_of(school: School) -> str:
    """Write a school as the list offers it."""
    return f"{school.name}（{school.code}）"


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


class SchoolField(forms.CharField):
    """A school, typed as the list offers it, by its code or by its name."""

    widget = ListInput
    default_error_messages = {
        "unknown": _("没有「%(text)s」这所学校，请从列表中选择。"),
        "several": _("有几所学校名为「%(text)s」，请从列表中选择带代码的一项。"),
    }

    def offer(self, schools: Iterable[School]) -> None:
        """Set which schools can be chosen."""
        self.schools = tuple(schools)
        self.widget.options = tuple(option_of(school) for school in self.schools)

    def clean(self, value: str | None) -> School | None:
        """Return the school that was meant."""
        text = super().clean(value)
        if not text:
            return None
        exact = [s for s in self.schools if text in {option_of(s), s.code}]
        found = exact or [s for s in self.schools if s.name == text]
        if len(found) != 1:
            code = "several" if found else "unknown"
            raise ValidationError(self.error_messages[code], code, {"text": text})
        return found[0]
