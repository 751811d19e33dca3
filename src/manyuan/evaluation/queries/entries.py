"""Who entered what a verdict rests on, read from the history of the reported rows."""

from collections.abc import Iterable, Mapping

from manyuan.evaluation.bridge import IndicatorValue
from manyuan.history.actions import key_text
from manyuan.history.models import Change, Record

REPORTS = "resources"
SHARED = "shared"


def key_of_report(school: str, stage: str, year: int) -> str:
    """Return the key under which history keeps one reported row."""
    return key_text((school, stage, year))


def report_keys(value: IndicatorValue) -> dict[str, str]:
    """Return the keys of the rows that ``value`` rests on, by stage: its own, then the shared."""
    row = value.facts.row
    stages = [row.stage, SHARED] if value.uses_shared else [row.stage]
    return {stage: key_of_report(row.school, stage, row.year) for stage in stages}


def last_records(keys: Iterable[str]) -> Mapping[str, Record]:
    """Return the record that last touched each of the reported rows, with its seat."""
    changes = (
        Change.objects.filter(table=REPORTS, key__in=list(keys))
        .select_related("record__seat__person", "record__seat__unit")
        .order_by("record__at", "pk")
    )
    return {change.key: change.record for change in changes}


def last_record_of_reports() -> Record | None:
    """Return the record that last touched any reported row of the bureau in scope."""
    change = (
        Change.objects.filter(table=REPORTS)
        .select_related("record__seat__person", "record__seat__unit")
        .order_by("-pk")
        .first()
    )
    return change.record if change else None
