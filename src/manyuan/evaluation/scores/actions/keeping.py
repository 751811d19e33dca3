"""Sheets become rows: rounded once, so that what is kept still adds up."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from manyuan.directory.models import Group, School
from manyuan.evaluation.scores.bridge import rounded
from manyuan.evaluation.scores.models import (
    GradePart,
    GradeSwing,
    GroupGrade,
    Publication,
    SchoolResult,
)
from manyuan.evaluation.scores.queries.published import JOINT
from manyuan.evaluation.scores.sheet import (
    Number,
    ScoreSheet,
    SheetPart,
    SheetSchool,
    SheetSwing,
)

DIGITS = 6
Line = TypeVar("Line", ScoreSheet, SheetSwing, SheetSchool)
HELD = ("common", "members", "weakest", "low", "high", "known", "score")


def kept_sheet(sheet: ScoreSheet) -> ScoreSheet:
    """Return a sheet with its numbers as they are kept: the parts sum to the score."""
    held = _rounded(sheet, *HELD)
    return replace(
        held,
        parts=_parts(sheet.parts),
        swings=tuple(_rounded(one, "low", "high", "turns_at") for one in sheet.swings),
        schools=tuple(
            _rounded(one, "level", "growth", "own", "tie", "result") for one in sheet.schools
        ),
    )


def keep_sheet(
    publication: Publication,
    sheet: ScoreSheet,
    groups: Mapping[str, Group],
    schools: Mapping[str, School],
) -> GroupGrade:
    """Write a sheet as the rows of a publication."""
    bureau = publication.bureau_id
    grade = GroupGrade(
        bureau_id=bureau,
        publication=publication,
        group=groups[sheet.code],
        template=sheet.template,
        grade=sheet.grade,
        by_lines=sheet.by_lines,
        is_capped=sheet.is_capped,
        is_tied=sheet.is_tied,
        vetoes=JOINT.join(sheet.vetoes),
        adjusted_for=sheet.adjusted_for,
        **_decimals(sheet, HELD),
    )
    grade.full_clean()
    grade.save()
    of = {"bureau_id": bureau, "grade": grade}
    GradePart.objects.bulk_create(
        GradePart(
            **of,
            kind=one.kind,
            code=one.code,
            unknown=one.unknown,
            **_decimals(one, ("value", "amount", "most")),
        )
        for one in sheet.parts
    )
    GradeSwing.objects.bulk_create(
        GradeSwing(**of, code=one.code, **_decimals(one, ("low", "high", "turns_at")))
        for one in sheet.swings
    )
    SchoolResult.objects.bulk_create(
        SchoolResult(
            **of,
            school=schools[one.code],
            is_lead=one.is_lead,
            unknown=one.unknown,
            **_decimals(one, ("level", "growth", "own", "tie", "result")),
        )
        for one in sheet.schools
    )
    return grade


def _parts(parts: tuple[SheetPart, ...]) -> tuple[SheetPart, ...]:
    known = [one for one in parts if one.amount is not None]
    amounts = rounded([one.amount or Fraction(0) for one in known], digits=DIGITS)
    by_part = {(one.kind, one.code): at for one, at in zip(known, amounts, strict=True)}
    return tuple(
        replace(
            one,
            value=_round(one.value),
            most=_round(one.most),
            amount=by_part.get((one.kind, one.code)),
        )
        for one in parts
    )


def _rounded(one: Line, *names: str) -> Line:
    numbers: dict[str, Any] = {name: _round(getattr(one, name)) for name in names}
    return replace(one, **numbers)


def _round(value: Number) -> Number:
    return None if value is None else round(value, DIGITS)


def _decimals(held: object, names: tuple[str, ...]) -> dict[str, Decimal | None]:
    return {name: _decimal(getattr(held, name)) for name in names}


def _decimal(value: Number) -> Decimal | None:
    if value is None:
        return None
    return Decimal(round(value * 10**DIGITS)).scaleb(-DIGITS)
