"""The tables and the picture of a survey that has ended."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from manyuan.evaluation.surveys.enums import QUESTIONS, Scale
from manyuan.evaluation.surveys.queries.results import Satisfaction, SurveyResults
from manyuan.evaluation.surveys.queries.surveys import Returns
from manyuan.web.surveys.words import hidden_words, line, verdict_of
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table


def schools_table(results: SurveyResults) -> Table:
    """Return the schools; what would show fewer answers than may be shown is left empty."""
    names = {group.code: group.name for group in results.groups}
    rows = [_row(one, names) for one in results.schools]
    return Table(
        id="schools",
        title=_("各校满意的份额"),
        rows=rows,
        columns=_columns(results, _("学校名称")),
        filters=[
            Filter(key="verdict", label=_("结论"), choices=list(_verdicts().items())),
            Filter(key="groups", label=_("集团"), choices=list(names.items())),
        ],
        search_keys=["name", "code"],
        default_sort="share",
        empty=_("没有符合条件的学校。"),
    )


def groups_table(results: SurveyResults) -> Table:
    """Return the groups as they were on the first day of the survey."""
    return Table(
        id="groups",
        title=_("各集团满意的份额"),
        rows=[_row(one, {}) for one in results.groups],
        columns=_columns(results, _("集团名称")),
        search_keys=["name", "code"],
        default_sort="share",
        empty=_("没有符合条件的集团。"),
    )


def questions_table(results: SurveyResults) -> Table:
    """Return each question with the share of the district that is satisfied."""
    shares = results.district.shares or (None,) * len(results.questions)
    rows = [
        {
            "position": one.position,
            "question": str(QUESTIONS[one.topic]),
            "scale": one.scale,
            "share": share,
            "verdict": verdict_of(share),
            "n": results.district.counted,
        }
        for one, share in zip(results.questions, shares, strict=True)
    ]
    return Table(
        id="questions",
        title=_("逐题结果"),
        rows=rows,
        columns=[
            Column(key="position", label=_("题号"), kind="number"),
            Column(key="question", label=_("题目")),
            Column(key="scale", label=_("答法"), labels=dict(Scale.choices)),
            Column(key="share", label=_("全区满意的份额"), kind="percent", verdict="verdict"),
            Column(key="n", label=_("计入的答卷"), kind="number"),
        ],
        default_sort="position",
    )


def _verdicts() -> dict[str, str]:
    return {
        "met": _("达到 85%"),
        "near": _("接近 85%"),
        "missed": _("不到 85%"),
        "unknown": _("不显示"),
    }


def _columns(results: SurveyResults, name: str) -> list[Column]:
    more = results.questions[1:]
    return [
        Column(key="name", label=name),
        Column(key="share", label=_("满意的份额"), kind="percent", verdict="verdict"),
        Column(key="answers", label=_("答卷"), kind="number"),
        Column(key="codes", label=_("问卷码"), kind="number", on_phone=False),
        Column(key="rate", label=_("回收率"), kind="percent"),
        *(
            Column(
                key=f"question-{one.position}",
                label=str(one),
                kind="percent",
                on_phone=False,
            )
            for one in more
        ),
        Column(key="note", label=_("说明"), sortable=False),
    ]


def _row(one: Satisfaction, groups: Mapping[str, str]) -> dict[str, object]:
    shares = {f"question-{place}": share for place, share in enumerate(one.shares[1:], start=2)}
    return {
        "code": one.code,
        "name": one.name,
        "groups": [code for code in one.groups if code in groups],
        "share": one.share,
        "verdict": verdict_of(one.share),
        "answers": one.answers,
        "codes": one.codes,
        "rate": Returns(one.codes, one.answers).rate,
        "note": _note(one),
        **shares,
    }


def _note(one: Satisfaction) -> str:
    if not one.answers:
        return _("没有答卷")
    if not one.is_shown:
        return hidden_words()
    if one.left_out:
        return _("不计 {n} 所答卷太少的学校").format(n=one.left_out)
    return ""


def result_picture(results: SurveyResults) -> dict[str, Any] | None:
    """Draw the share of every school and group that is shown against the line."""
    strips = [
        {"label": label, "items": items}
        for label, items in (
            (_("学校"), _dots(results.schools)),
            (_("集团"), _dots(results.groups)),
        )
        if items
    ]
    if not strips:
        return None
    return {
        "title": _("每一点是一所学校或一个集团满意的份额"),
        "spec": {
            "type": "dots",
            "format": "percent",
            "decimals": 1,
            "limit": {"value": float(line()), "label": _("应达到")},
            "strips": strips,
        },
    }


def _dots(of: Sequence[Satisfaction]) -> list[dict[str, object]]:
    return [
        {"name": one.name, "value": float(one.share), "verdict": verdict_of(one.share)}
        for one in of
        if one.share is not None
    ]
