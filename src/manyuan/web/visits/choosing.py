"""Fields that choose an expert, and a school's request, by typing."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from manyuan.directory.models import Expert
from manyuan.engagements.kinds.visit.queries.arranging import request_with_code
from manyuan.offers.models import VisitRequest
from manyuan.seats.models import Seat
from manyuan.web.directory.choosing import ListInput


def option_of_expert(expert: Expert) -> str:
    """Write an expert as the list offers it."""
    return f"{expert}（{expert.code}）"


class ExpertField(forms.CharField):
    """An expert, typed as the list offers it, by code or by name."""

    widget = ListInput
    default_error_messages = {
        "unknown": _("没有「%(text)s」这位专家，请从列表中选择。"),
        "several": _("有几位专家名为「%(text)s」，请从列表中选择带编号的一项。"),
    }

    def offer(self, experts: Iterable[Expert]) -> None:
        """Set who can be chosen."""
        self.experts = tuple(experts)
        self.widget.options = tuple(option_of_expert(expert) for expert in self.experts)

    def clean(self, value: str | None) -> Expert | None:
        """Return the expert who was meant."""
        text = super().clean(value)
        if not text:
            return None
        exact = [one for one in self.experts if text in {option_of_expert(one), one.code}]
        found = exact or [one for one in self.experts if one.name == text]
        if len(found) != 1:
            code = "several" if found else "unknown"
            raise ValidationError(self.error_messages[code], code, {"text": text})
        return found[0]


class RequestField(forms.CharField):
    """A school's request, by its code."""

    default_error_messages = {"unknown": _("没有编号为「%(text)s」的到校需求，请核对编号。")}
    seat: Seat

    def clean(self, value: str | None) -> VisitRequest | None:
        """Return the request of this code."""
        text = super().clean(value)
        if not text:
            return None
        found = request_with_code(self.seat, text)
        if found is None:
            raise ValidationError(self.error_messages["unknown"], "unknown", {"text": text})
        return found
