from collections.abc import Iterable
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from manyuan.history.models import Change, Record
from manyuan.history.queries import (
    Period,
    changes_of_object,
    changes_of_record,
    records_of_bureau,
    tables_of_records,
    undone_and_undoing,
)
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.seats.enums import UnitKind
from manyuan.seats.models import Seat
from manyuan.seats.permissions import (
    Answer,
    may_see_history,
    may_see_history_of_unit,
    require,
)
from manyuan.web.history.fields import ObjectChange, object_change, table_label
from manyuan.web.history.list_table import history_table
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.units import of_objects, of_people, of_records

MOST_RECORDS = 5000
OBJECTS_ON_A_PAGE = 50
USUAL_DAYS = 365
UNIT_TABLES = {"schools": UnitKind.SCHOOL, "groups": UnitKind.GROUP, "partners": UnitKind.PARTNER}


@require_safe
def show_history(request: SeatRequest) -> HttpResponseBase:
    """Show what was done in the bureau, newest first."""
    require(may_see_history(request.seat))
    period = _period(request)
    records = list(records_of_bureau(period)[: MOST_RECORDS + 1])
    is_cut, records = len(records) > MOST_RECORDS, records[:MOST_RECORDS]
    table = history_table(records, tables_of_records(records))
    partial = table.reply(request)
    if partial is not None:
        return partial
    context = {
        "table": table.for_request(request),
        "period": period,
        "is_cut": is_cut,
        "most": MOST_RECORDS,
        "figures": _figures(records),
        "count": len(records),
        "since_today": sum(record.at.astimezone().date() == today() for record in records),
    }
    return render(request, "history/list.html", context)


def _figures(records: list[Record]) -> list[KeyFigure]:
    people = {record.seat.person_id for record in records} - {None}
    objects = sum(record.objects_changed for record in records)  # type: ignore[attr-defined]
    return [
        KeyFigure(label=_("记录"), value=len(records), unit=of_records(len(records))),
        KeyFigure(label=_("经办人"), value=len(people), unit=of_people(len(people))),
        KeyFigure(label=_("涉及对象"), value=objects, unit=of_objects(objects)),
    ]


def _period(request: SeatRequest) -> Period:
    """Return the days asked for; a year back unless told otherwise, and never without a start."""
    since = _day(request, "since") or today() - timedelta(days=USUAL_DAYS)
    return Period(since, _day(request, "until"))


def _day(request: SeatRequest, name: str) -> date | None:
    try:
        return parse_date(request.GET.get(name, ""))
    except ValueError:
        return None


@require_safe
def show_record(request: SeatRequest, pk: int) -> HttpResponse:
    """Show one action: who did it, and each object before and after."""
    require(may_see_history(request.seat))
    record = get_object_or_404(records_of_bureau(), pk=pk)
    page = Paginator(changes_of_record(record), OBJECTS_ON_A_PAGE).get_page(request.GET.get("page"))
    undoes, undone_by = undone_and_undoing(record)
    context = {
        "record": record,
        "sentence": sentence_of(record),
        "undoes": undoes and (undoes.pk, sentence_of(undoes)),
        "undone_by": undone_by and (undone_by.pk, sentence_of(undone_by)),
        "objects": [object_change(change) for change in page.object_list],
        "page": page,
    }
    return render(request, "history/record.html", context)


@require_safe
def show_object(request: SeatRequest, table: str, key: str) -> HttpResponse:
    """Show what was ever done to one object.

    The bureau and its auditors see every object; a seat at a school, group or partner sees what
    was done to that very unit, so that it can tell the bureau of a mistake.
    """
    may = _may_see(request.seat, table, key)
    require(may)
    changes = list(changes_of_object(table=table, key=key))
    if not changes:
        raise Http404
    links = bool(may_see_history(request.seat))
    context = {
        "links": links,
        "label": changes[0].label,
        "table_label": table_label(table),
        "moments": list(_moments(changes, links=links)),
        "first": changes[-1].record,
        "last": changes[0].record,
    }
    return render(request, "history/object.html", context)


def _may_see(seat: Seat, table: str, key: str) -> Answer:
    if table in UNIT_TABLES:
        return may_see_history_of_unit(seat, UNIT_TABLES[table], key)
    return may_see_history(seat)


def _moments(
    changes: Iterable[Change], *, links: bool
) -> Iterable[tuple[Record, str, str, ObjectChange]]:
    for change in changes:
        record = change.record
        url = reverse("history-record", args=[record.pk]) if links else ""
        yield record, sentence_of(record), url, object_change(change)
