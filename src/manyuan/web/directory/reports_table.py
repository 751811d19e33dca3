"""What a school reported, a row for each school year and stage."""

from decimal import Decimal

from django.utils.translation import gettext as _

from manyuan.directory.enums import ReportedStage
from manyuan.directory.models import ResourceReport, School
from manyuan.directory.queries.reports import reports_of
from manyuan.kernel.school_year import SchoolYear
from manyuan.seats.models import Seat
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table

COUNTS = (
    "pupils",
    "classes",
    "teachers",
    "teachers_above_required",
    "backbone_teachers",
    "pe_art_teachers",
)
AREAS = ("teaching_area", "indoor_sports_area", "sports_area")


def reports_table(seat: Seat, school: School) -> Table:
    """Return the table of the reports that the seat may see."""
    return Table(
        id="reports",
        title=_("历年办学条件"),
        columns=[
            Column(key="year", label=_("学年"), sort_key="start"),
            Column(key="stage", label=_("学段"), labels=dict(ReportedStage.choices)),
            *(_number(name) for name in COUNTS),
            *(_number(name, _("平方米")) for name in AREAS),
            _number("equipment_value", _("元")),
            _number("multimedia_rooms", _("间")),
        ],
        rows=[_row(report) for report in reports_of(seat, school)],
        filters=[Filter(key="stage", label=_("学段"))],
        empty=_("还没有上报办学条件。"),
        wide=True,
    )


def _number(name: str, unit: str = "") -> Column:
    fields = {field.name: field for field in ResourceReport._meta.fields}  # noqa: SLF001 -- Django's own API
    label = fields[name].verbose_name
    return Column(key=name, label=label, unit=unit, kind="number")


def _plain(value: int | Decimal | None) -> int | Decimal | None:
    """Leave out the decimals that nobody reported."""
    return value.normalize() if isinstance(value, Decimal) else value


def _row(report: ResourceReport) -> dict[str, object]:
    numbers = (*COUNTS, *AREAS, "equipment_value", "multimedia_rooms")
    return {
        "year": str(SchoolYear(report.year)),
        "start": report.year,
        "stage": report.stage,
        **{name: _plain(getattr(report, name)) for name in numbers},
    }
