"""The source strip of the directory's pages."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from manyuan.rules.groups import load_group_pack
from manyuan.web.ui.parts import Source


def register_source(day: date, *, note: str = "") -> Source:
    """Say that a page rests on the bureau's register alone."""
    return Source(where=_("教育局登记"), as_of=day, note=note)


def sizes_source(day: date, *, note: str = "") -> Source:
    """Say that a page rests on the register and holds group sizes against the caps."""
    pack = load_group_pack()
    return Source(
        where=_("教育局登记与学校上报"),
        as_of=day,
        rule_pack=pack.heading.title_en if get_language() == "en" else pack.heading.title_zh,
        rule_status=pack.status.value,
        note=note,
    )


def cap_note() -> str:
    """Say where the caps come from, and that they are a hint."""
    rule = load_group_pack().most_campuses
    note = rule.note_en if get_language() == "en" else rule.note_zh
    return f"{rule.source}。{note}"
