"""The pictures of scores, each with its table twin."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from manyuan.evaluation.scores.sheet import ScoreSheet, SheetPart
from manyuan.rules.evaluation import EvaluationPack
from manyuan.rules.grading import load_grading_pack
from manyuan.web.evaluation.pictures import Panel, Picture
from manyuan.web.scores.words import BUNDLE, grade_kind, grade_word, points, titled
from manyuan.web.ui.figures import UNKNOWN
from manyuan.web.ui.parts import Twin

# From which share of its points a part counts as good, and from which as fair.
GOOD, FAIR = Fraction(9, 10), Fraction(6, 10)


def scores_picture(sheets: Sequence[ScoreSheet], names: Mapping[str, str]) -> Picture | None:
    """Draw every group's score against the line of the best grade."""
    known = sorted((one for one in sheets if one.score is not None), key=_by_score)
    if not known:
        return None
    title = _("各集团的得分和优秀线")
    items = [
        {"name": names.get(one.code, one.code), "value": _float(one.score), "verdict": _kind(one)}
        for one in known
    ]
    spec: dict[str, Any] = {"type": "bars", "decimals": 1, "items": items}
    spec["limit"] = {"value": float(load_grading_pack().excellent.value), "label": _("优秀线")}
    return Picture(
        title=title,
        panels=(Panel("group-scores", "", spec),),
        twin=Twin(
            caption=title,
            headers=[_("集团"), _("得分"), _("等次")],
            rows=[
                [names.get(one.code, one.code), points(one.score), grade_word(one.grade)]
                for one in known
            ],
        ),
    )


def contributions_picture(
    sheet: ScoreSheet, pack: EvaluationPack, names: Mapping[str, str]
) -> Picture | None:
    """Draw what each part adds to a group's score: the bars sum to it."""
    bars = _bars(sheet, pack, names)
    if not bars:
        return None
    title = _("为什么是 {score} 分：各部分的贡献").format(score=points(sheet.score))
    return Picture(
        title=title,
        panels=(
            Panel(
                "contributions",
                "",
                {
                    "type": "bars",
                    "decimals": 1,
                    "items": [
                        {"name": name, "value": _float(amount), "verdict": _of(amount, most)}
                        for name, amount, most in bars
                    ],
                },
            ),
        ),
        twin=Twin(
            caption=title,
            headers=[_("部分"), _("贡献"), _("最多")],
            rows=[
                [name, points(amount), UNKNOWN if most is None else points(most)]
                for name, amount, most in bars
            ],
        ),
    )


Bar = tuple[str, Fraction, Fraction | None]


def _bars(sheet: ScoreSheet, pack: EvaluationPack, names: Mapping[str, str]) -> list[Bar]:
    found: list[Bar] = []
    for part, title in pack.parts.items():
        lines = [one for one in sheet.parts if one.kind == "leaf" and one.code[:1] == part]
        if any(one.amount is not None for one in lines):
            found.append((f"{part} {titled(title)}", *_sums(lines)))
    for one in sheet.parts:
        if one.kind != "leaf" and one.amount is not None:
            most = None if one.kind == "adjustment" else one.most
            found.append((part_name(one, names), one.amount, most))
    return found


def part_name(part: SheetPart, names: Mapping[str, str]) -> str:
    """Return what a part is called that is no line of the template."""
    if part.kind == "adjustment":
        return _("加减分")
    if part.kind == "weakest":
        school = names.get(part.code, part.code) or _("一所成员校")
        return _("{what}：{school}").format(what=BUNDLE["weakest"], school=school)
    return names.get(part.code, part.code) or _("其他成员校")


def _sums(lines: Sequence[SheetPart]) -> tuple[Fraction, Fraction]:
    amounts = (one.amount or Fraction(0) for one in lines)
    most = (one.most or Fraction(0) for one in lines)
    return sum(amounts, Fraction(0)), sum(most, Fraction(0))


def _of(amount: Fraction, most: Fraction | None) -> str:
    if not most:
        return "met" if amount >= 0 else "missed"
    share = amount / most
    return "met" if share >= GOOD else "near" if share >= FAIR else "missed"


def _kind(sheet: ScoreSheet) -> str:
    return grade_kind(sheet.grade)


def _by_score(sheet: ScoreSheet) -> tuple[Fraction, str]:
    return -(sheet.score or Fraction(0)), sheet.code


def _float(value: Any) -> float | None:  # noqa: ANN401 -- a fraction or nothing
    return None if value is None else float(value)
