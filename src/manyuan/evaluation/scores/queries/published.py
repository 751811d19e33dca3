"""Grades as they were made known, and what of them a seat may see."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import cast

from django.db.models import QuerySet

from manyuan.evaluation.scores.models import GradePart, GroupGrade, Publication
from manyuan.evaluation.scores.permissions import (
    legal_unit,
    may_see_grade,
    may_see_notice,
)
from manyuan.evaluation.scores.sheet import (
    Kind,
    Number,
    ScoreSheet,
    SheetPart,
    SheetSchool,
    SheetSwing,
)
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat

# Other schools' results are not for a principal: of them the sum is shown, under this code.
OTHERS = ""
JOINT = "；"


def publications(seat: Seat, year: int | None = None) -> "QuerySet[Publication]":
    """Return every version of the published grades, latest first."""
    found = Publication.objects.filter(bureau_id=seat.bureau_id)
    found = found.select_related("frozen__bureau", "seat__person", "seat__unit", "scheme")
    found = found if may_see_notice(seat) else found.none()
    return found if year is None else found.filter(year=year)


def last_publication(seat: Seat, year: int) -> Publication | None:
    """Return the version of a year's grades that holds."""
    return publications(seat, year).first()


def grades_in(seat: Seat, publication: Publication) -> "QuerySet[GroupGrade]":
    """Return the published grades of a version, which whoever sees the notice sees."""
    found = GroupGrade.objects.filter(bureau_id=seat.bureau_id, publication=publication)
    found = found.select_related("group__unit", "publication__frozen")
    return found if may_see_notice(seat) else found.none()


def grade_in(seat: Seat, publication: Publication, code: str) -> GroupGrade | None:
    """Return the published grade of one group, with the schools that it binds."""
    found = grades_in(seat, publication).filter(group__unit__code=code)
    return found.prefetch_related("schools__school__unit").first()


def published_grades(seat: Seat, year: int) -> Mapping[str, str]:
    """Return the grades of a year that hold, by the group's code; empty ones were not given."""
    last = last_publication(seat, year)
    return {} if last is None else {one.group.code: one.grade for one in grades_in(seat, last)}


def grades_of_bureau(seat: Seat) -> list[GroupGrade]:
    """Return the grades of every year that hold, the latest year first."""
    holding: dict[int, Publication] = {}
    for one in publications(seat):
        holding.setdefault(one.year, one)
    found = GroupGrade.objects.filter(
        bureau_id=seat.bureau_id, publication__in=[one.pk for one in holding.values()]
    )
    return list(found.select_related("publication").order_by("-publication__year", "pk"))


def published_sheets(seat: Seat, publication: Publication) -> Mapping[str, ScoreSheet]:
    """Return the published sheets that the seat may see, by the group's code."""
    found = grades_in(seat, publication).prefetch_related(
        "schools__school__unit", "parts", "swings"
    )
    return {one.group.code: sheet_for(seat, one) for one in found if may_see_grade(seat, one)}


def sheet_for(seat: Seat, grade: GroupGrade) -> ScoreSheet:
    """Return a published sheet as the seat may see it: a principal sees the own school's result."""
    sheet = _sheet(grade)
    if not seat.is_any_of(Role.PRINCIPAL):
        return sheet
    own = {one.school.code for one in grade.schools.all() if one.school_id == legal_unit(seat)}
    return replace(
        sheet,
        schools=tuple(one for one in sheet.schools if one.code in own),
        parts=_narrowed(sheet.parts, own),
    )


def _narrowed(parts: tuple[SheetPart, ...], own: set[str]) -> tuple[SheetPart, ...]:
    others = [one for one in parts if one.kind == "member" and one.code not in own]
    kept = [
        replace(one, code=OTHERS, value=None)
        if one.kind == "weakest" and one.code not in own
        else one
        for one in parts
        if one not in others
    ]
    if not others:
        return tuple(kept)
    joined = SheetPart(
        kind="member",
        code=OTHERS,
        value=None,
        amount=sum((one.amount or Fraction(0) for one in others), Fraction(0)),
        most=sum((one.most or Fraction(0) for one in others), Fraction(0)),
    )
    place = next(at for at, one in enumerate(kept) if one.kind not in {"leaf", "member"})
    return (*kept[:place], joined, *kept[place:])


def _sheet(grade: GroupGrade) -> ScoreSheet:
    return ScoreSheet(
        code=grade.group.code,
        template=grade.template,
        grade=grade.grade,
        by_lines=grade.by_lines,
        score=_number(grade.score),
        known=Fraction(grade.known),
        common=_number(grade.common),
        members=_number(grade.members),
        weakest=_number(grade.weakest),
        low=_number(grade.low),
        high=_number(grade.high),
        is_capped=grade.is_capped,
        is_tied=grade.is_tied,
        vetoes=tuple(grade.vetoes.split(JOINT)) if grade.vetoes else (),
        adjusted_for=grade.adjusted_for,
        parts=tuple(_part(one) for one in grade.parts.all()),
        swings=tuple(
            SheetSwing(
                code=one.code,
                low=Fraction(one.low),
                high=Fraction(one.high),
                turns_at=_number(one.turns_at),
            )
            for one in grade.swings.all()
        ),
        schools=tuple(
            SheetSchool(
                code=one.school.code,
                is_lead=one.is_lead,
                level=_number(one.level),
                growth=_number(one.growth),
                own=_number(one.own),
                tie=Fraction(one.tie),
                result=_number(one.result),
                unknown=one.unknown,
            )
            for one in grade.schools.all()
        ),
    )


def _part(one: GradePart) -> SheetPart:
    return SheetPart(
        kind=cast("Kind", one.kind),
        code=one.code,
        value=_number(one.value),
        amount=_number(one.amount),
        most=_number(one.most),
        unknown=one.unknown,
    )


def _number(value: Decimal | None) -> Number:
    return None if value is None else Fraction(value)
