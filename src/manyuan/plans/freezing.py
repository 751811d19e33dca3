"""The bytes of frozen data: written as an export writes them, read as a command reads a folder."""

import hashlib
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from manyuan.plans.enums import PlanKind
from manyuan.plans.errors import FreezeNotSound
from manyuan.seats.models import Seat
from manyuan.sheets.checking import check_district
from manyuan.sheets.columns import Row
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.findings import finding_sentence
from manyuan.sheets.reading import read_bytes
from manyuan.sheets.stores import stores
from manyuan.sheets.writing import zip_folder

WHO_AND_WHERE = ("schools", "strengths", "groups", "memberships", "resources", "travel")
# All that the planner of a kind reads; nothing about anybody that it does not need.
FROZEN: Mapping[str, tuple[str, ...]] = {
    PlanKind.EXCHANGE: (*WHO_AND_WHERE, "teachers", "posts"),
    PlanKind.CARAVAN: (
        *(*WHO_AND_WHERE, "partners", "studios", "experts"),
        *("expert_days", "visit_requests"),
    ),
    PlanKind.GROUPING: WHO_AND_WHERE,
}
Tables = Mapping[str, Sequence[Row]]


def stored_tables(seat: Seat, kind: PlanKind) -> dict[str, list[Row]]:
    """Return the rows that the bureau has stored now, of the tables that are frozen for a kind."""
    known = stores()
    names = FROZEN[kind]
    return {name: known[name].handed_out(seat) for name in names if name in known}


def packed(seat: Seat, tables: Tables) -> bytes:
    """Return the district folder of the tables as a zip; equal data give equal bytes."""
    return zip_folder(DistrictHead(seat.bureau.code, seat.bureau.name), tables)


def digest_of(content: bytes) -> str:
    """Return the fingerprint of frozen data."""
    return hashlib.sha256(content).hexdigest()


def unpacked(content: bytes, kind: PlanKind) -> dict[str, list[Row]]:
    """Return the rows of frozen data, read as ``manyuan plan`` reads an exported folder.

    Raises
    ------
    FreezeNotSound
        When a row cannot be read back: it would be missing from the plan without a word.
    """
    files = check_district(read_bytes(content, "freeze.zip", only=FROZEN[kind]))
    if not files.is_sound:
        first = next(finding for finding in files.findings if finding.severity == "error")
        raise FreezeNotSound(count=files.totals["error"], first=finding_sentence(first, gettext))
    return files.tables
