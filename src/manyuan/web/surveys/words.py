"""What results of surveys are called, and how they stand against the line."""

from decimal import Decimal
from fractions import Fraction

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from manyuan.rules.recognition import load_recognition_pack
from manyuan.web.evaluation.words import spoken
from manyuan.web.ui.parts import Source, VerdictWord


def line() -> Decimal:
    """Return which share of people should be satisfied."""
    return load_recognition_pack().least_share.value


def least() -> int:
    """Return from how many answers on a result is shown."""
    return load_recognition_pack().least_answers.value


def verdict_of(share: Fraction | None) -> VerdictWord:
    """Say how a share stands against the line; near is from 85 % of it on."""
    if share is None:
        return "unknown"
    line_there = Fraction(line())
    if share >= line_there:
        return "met"
    return "near" if share >= line_there * Fraction(85, 100) else "missed"


def hidden_words() -> str:
    """Say why a result is not shown."""
    return _("少于 {n} 份不显示").format(n=least())


def source_of(as_of: object) -> Source:
    """Return the source strip of pages with results of surveys."""
    pack = load_recognition_pack()
    return Source(
        where=_("不记名的满意度问卷"),
        as_of=str(as_of),
        rule_pack=format_html(
            '<a href="{}">{}</a>', reverse("rule-pack"), spoken(pack.heading, "title")
        ),
        rule_status=pack.status.value,
        note=_("85% 的线有文件依据；4、5 分或“是”算满意、少于 10 份不显示是建议值。"),
    )
