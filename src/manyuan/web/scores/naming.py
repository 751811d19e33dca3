"""The checklist by which a group would be named compact, as its page shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.scores.bridge import Checked, is_named
from manyuan.evaluation.scores.queries.drafts import naming_of
from manyuan.rules.grading import load_naming_pack
from manyuan.rules.pack import Rule
from manyuan.seats.models import Seat
from manyuan.web.scores.words import titled
from manyuan.web.ui.figures import number, percent

SHARES = ("rotation", "backbone", "satisfaction")
VERDICTS = {True: "met", False: "missed", None: "unknown"}


@dataclass(frozen=True, slots=True)
class NamingLine:
    """One point of the checklist; ``line`` is what is asked, ``status`` how well it is known."""

    title: str
    line: str
    verdict: str
    said: str
    status: str
    source: str


@dataclass(frozen=True, slots=True)
class Naming:
    """The checklist and what comes of it."""

    finding: str
    lines: list[NamingLine]


def naming_lines(seat: Seat, frozen: FrozenYear, code: str) -> Naming:
    """Return the checklist of a group."""
    checked = naming_of(seat, frozen, code)
    rules = load_naming_pack().checks
    return Naming(_finding(checked), [_line(one, rules[one.code]) for one in checked])


def _finding(checked: tuple[Checked, ...]) -> str:
    held = sum(one.holds is True for one in checked)
    said = {
        True: _("{all} 项全部符合，可以命名为紧密型集团"),
        False: _("{all} 项中符合 {held} 项，还不能命名为紧密型集团"),
        None: _("{all} 项中符合 {held} 项，其余还不知道，暂不能下结论"),
    }[is_named(checked)]
    return said.format(all=len(checked), held=held)


def _line(one: Checked, rule: Rule[object]) -> NamingLine:
    words = {True: _("符合"), False: _("不符合"), None: _("未知")}
    return NamingLine(
        title=titled((rule.title_zh, rule.title_en)),
        line=_asked(one.code, rule.value),
        verdict=VERDICTS[one.holds],
        said=words[one.holds],
        status=rule.status.value,
        source=rule.source if rule.status == "verified" else "",
    )


def _asked(code: str, value: object) -> str:
    if isinstance(value, bool | list):
        return ""
    return percent(value, 0) if code in SHARES else number(value)
