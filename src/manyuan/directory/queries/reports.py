from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from manyuan.directory.models import ResourceReport, School
from manyuan.directory.visibility import visible_reports
from manyuan.seats.models import Seat


class ReportFacts(NamedTuple):
    """What a school reported for a stage and year, by the school's code."""

    school: str
    stage: str
    year: int
    pupils: int | None
    classes: int | None
    teachers: int | None
    teachers_above_required: int | None
    backbone_teachers: int | None
    pe_art_teachers: int | None
    teaching_area: Decimal | None
    indoor_sports_area: Decimal | None
    sports_area: Decimal | None
    equipment_value: Decimal | None
    multimedia_rooms: int | None


# What a report holds beside its key; the order is that of the form and of the workbook.
REPORTED = ReportFacts._fields[3:]


class SchoolLife(NamedTuple):
    """What decides whether a school is judged in a year."""

    school: str
    name: str
    kind: str
    setting: str
    campus_of: str | None
    opened_on: date | None
    closed_on: date | None


def reports_of_bureau(seat: Seat, year: int) -> list[ReportFacts]:
    """Return what every school of the bureau reported for ``year``.

    The whole bureau whatever the seat, since a district's spread needs every school: whoever asks
    shows a seat no more than ``visible_reports`` does.
    """
    names = ["school__unit__code", *ReportFacts._fields[1:]]
    rows = ResourceReport.objects.filter(bureau_id=seat.bureau_id, year=year).order_by()
    return [ReportFacts(*row) for row in rows.values_list(*names)]


def school_lives(seat: Seat) -> list[SchoolLife]:
    """Return every school of the bureau with what decides whether it is judged."""
    names = ["unit__code", "unit__name", "kind", "setting", "campus_of__unit__code"]
    rows = School.objects.filter(bureau_id=seat.bureau_id).order_by()
    return [SchoolLife(*row) for row in rows.values_list(*names, "opened_on", "closed_on")]


def years_reported(seat: Seat) -> list[int]:
    """Return the school years for which any school of the bureau reported, latest first."""
    years = ResourceReport.objects.filter(bureau_id=seat.bureau_id).order_by("-year")
    return list(years.values_list("year", flat=True).distinct())


def report_of(seat: Seat, *, school: str, stage: str, year: int) -> ResourceReport | None:
    """Return one report that the seat may see, or None."""
    return (
        visible_reports(seat)
        .select_related("school__unit")
        .filter(school__unit__code=school, stage=stage, year=year)
        .first()
    )


def reports_of(seat: Seat, school: School) -> "QuerySet[ResourceReport]":
    """Return the reports of one school that the seat may see, latest year first."""
    return visible_reports(seat).filter(school=school).order_by("-year", "stage")
