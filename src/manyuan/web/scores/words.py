"""How scores, grades and their parts are written."""

from fractions import Fraction

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from manyuan.evaluation.bridge.indicators import CATALOGUE, REASONS
from manyuan.evaluation.models import FrozenYear
from manyuan.evaluation.scores.bridge import line_of
from manyuan.evaluation.scores.enums import GradeName, TemplateName, VetoKind
from manyuan.evaluation.scores.sheet import ScoreSheet, SheetPart
from manyuan.kernel.school_year import SchoolYear
from manyuan.rules.evaluation import EvaluationPack, LeafRule
from manyuan.rules.grading import load_grading_pack
from manyuan.web.frozen.words import at_version, value_text, version_name
from manyuan.web.ui.figures import UNKNOWN, number, percent
from manyuan.web.ui.parts import Crumb, Source

POINTS = 2
OWN_REASONS = {
    "not_judged_yet": gettext_lazy("教育局还没有认定"),
    "not_measured": gettext_lazy("没有这一项指标"),
}
BUNDLE = {
    "common": gettext_lazy("集团共同得分"),
    "members": gettext_lazy("成员校得分"),
    "weakest": gettext_lazy("最弱成员校"),
}


def points(value: Fraction | None) -> str:
    """Write points with two decimals."""
    return number(value, POINTS)


def grade_word(grade: str) -> str:
    """Return what a grade is called, and what it is called when none was given."""
    return str(GradeName(grade).label) if grade else _("不评等次")


def grade_kind(grade: str) -> str:
    """Return the verdict by which a grade is coloured and signed."""
    known = {"excellent": "met", "good": "met", "passed": "near", "failed": "missed"}
    return known.get(grade, "unknown")


def template_word(template: str) -> str:
    """Return what a template is called."""
    return str(TemplateName(template).label)


def veto_words(sheet: ScoreSheet) -> str:
    """Name what bars a group from a grade."""
    return _("、").join(str(VetoKind(kind).label) for kind in sheet.vetoes)


def titled(pair: tuple[str, str]) -> str:
    """Return the half of a title that the reader reads."""
    return pair[1] if (get_language() or "").startswith("en") else pair[0]


def leaf_of(pack: EvaluationPack, code: str) -> LeafRule:
    """Return the line of a template."""
    return next(leaf for leaf in pack.leaves if leaf.code == code)


def leaf_title(leaf: LeafRule) -> str:
    """Return what a line of a template is called."""
    return titled((leaf.points.title_zh, leaf.points.title_en))


def leaf_value(leaf: LeafRule, value: Fraction | None) -> str:
    """Write the value behind a line."""
    indicator = CATALOGUE.get(leaf.indicator)
    if indicator is None:
        return UNKNOWN if value is None else percent(value, 0)
    return value_text(indicator, value)


def why(unknown: str) -> str:
    """Say why something is not known."""
    if unknown in OWN_REASONS:
        return str(OWN_REASONS[unknown])
    return _(REASONS[unknown]) if unknown else ""


def leaf_url(frozen: FrozenYear, group: str, leaf: LeafRule) -> str:
    """Return where the rows behind a line can be opened, if flows or results are behind it."""
    if leaf.indicator not in CATALOGUE:
        return ""
    return at_version("frozen-indicator", frozen, group, leaf.indicator)


def weight_title(pack: EvaluationPack, code: str) -> str:
    """Return what a weight of the sensitivity is called."""
    if code in BUNDLE:
        return str(BUNDLE[code])
    return f"{code} {titled(pack.parts[code])}"


def remarks(sheet: ScoreSheet) -> str:
    """Say in short what decided a grade beside the lines."""
    said = []
    if sheet.vetoes:
        said.append(_("一票否决：{what}").format(what=veto_words(sheet)))
    elif not sheet.grade:
        said.append(_("已知分值不足 {share}").format(share=_least()))
    if sheet.is_capped:
        said.append(_("同分跨线，不评优秀") if sheet.is_tied else _("优秀名额已满"))
    return _("；").join(said)


def holds(sheet: ScoreSheet) -> bool:
    """Say whether the grade by the lines stays the same however the weights move."""
    return line_of(sheet.low) == line_of(sheet.high)


def swing_word() -> str:
    """Write by how much weights are moved."""
    return percent(load_grading_pack().swing.value, 0)


def _least() -> str:
    return percent(load_grading_pack().known_share.value, 0)


def amount_of(part: SheetPart) -> str:
    """Write what a part adds, of the most that it could."""
    if part.amount is None:
        return UNKNOWN
    if part.kind == "adjustment":
        return f"{'+' if part.amount > 0 else ''}{points(part.amount)}"
    return points(part.amount)


def trail(year: int, *steps: Crumb) -> list[Crumb]:
    """Return the way from the scores of a year to a page of it."""
    said = _("{year} 学年评分").format(year=SchoolYear(year))
    first = Crumb(said, at_year(year))
    return [Crumb(_("集团评分"), reverse("scores")), first, *steps]


def at_year(year: int, name: str = "scores-year") -> str:
    """Return the address of a page of a year."""
    return reverse(name, args=[year])


def at_group(year: int, code: str, name: str = "score-group") -> str:
    """Return the address of a page of a group's score."""
    return reverse(name, args=[year, code])


def source_of(frozen: FrozenYear) -> Source:
    """Return the source strip of a page of scores."""
    return Source(
        where=format_html(
            '<a href="{}">{}</a>', at_version("frozen-year", frozen), version_name(frozen)
        ),
        as_of=frozen.as_of,
        entered_by=_("{who}冻结并签名").format(who=frozen.seat.holder),
        rule_pack=_("集团评价模板 A、B 与等次"),
        rule_status="proposed",
        note=_("权重、得分线、分数线和名额都是本产品的建议值；未知不算零，不计入得分。"),
    )
