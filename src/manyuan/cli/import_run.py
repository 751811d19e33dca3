"""One import from the command line, written or only tried. Django must be ready."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from manyuan.cli.bureaus import NoSeatHere, acting_seat
from manyuan.directory.actions.importing import import_district
from manyuan.directory.permissions import may_import_district
from manyuan.directory.queries.importing import DryRun, dry_run, dry_run_of
from manyuan.kernel.errors import BadInput
from manyuan.seats.actions import open_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require
from manyuan.seats.queries import bureau_with_code
from manyuan.seats.scope import seated
from manyuan.sheets.cells import code_problem
from manyuan.sheets.files import DistrictFiles
from manyuan.sheets.mapping import read_mapped
from manyuan.sheets.merging import merge_raw
from manyuan.sheets.problems import PROBLEMS
from manyuan.sheets.raw import RawDistrict
from manyuan.sheets.reading import read_path

LONGEST_SOURCE = 200


class DistrictMissing(BadInput):
    """Nothing says which district the files belong to."""

    code = "district_missing"
    sentence = "文件里没有区县代码，请用 --district 指定。"


class DistrictsDiffer(BadInput):
    """The files belong to another district than the one named."""

    code = "districts_differ"
    sentence = "文件属于区县 {found}，与 --district {asked} 不同；请核对。"


class NameMissing(BadInput):
    """A new bureau needs a name."""

    code = "name_missing"
    sentence = "区县 {code} 尚未建立，文件里也没有名称；请用 --name 指定名称。"


class DistrictCodeUnusable(BadInput):
    """The code of a district stands in addresses like any other."""

    code = "district_code_unusable"
    sentence = PROBLEMS["code_characters"]


class OneTableOnly(BadInput):
    """A mapping reads one table."""

    code = "one_table_only"
    sentence = "用 --mapping 时只能给出一个文件。"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was asked to do."""

    paths: Sequence[Path]
    district: str
    name: str
    user: str | None
    apply: bool
    mapping: str | None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of it; ``applied`` says whether anything was written."""

    code: str
    name: str
    is_new: bool
    raw: RawDistrict
    run: DryRun
    applied: bool
    asked: bool


def run_import(wanted: Wanted) -> Done:
    """Check the files and, when asked to and nothing is wrong, import them: all or nothing."""
    raw, mapped = _read(wanted)
    head = mapped.head if mapped else raw.head
    code = _code(head.code if head else "", wanted)
    # A new bureau is opened to be looked at, too; without --apply it is never kept.
    with transaction.atomic():
        seat, is_new = _seat(code, head.name if head else wanted.name, wanted)
        name = head.name if head else seat.bureau.name
        with seated(seat):
            require(may_import_district(seat))
            run = dry_run_of(seat, raw, mapped) if mapped else dry_run(seat, raw)
            applied = wanted.apply and run.is_sound
            if applied:
                _apply(seat, run, wanted)
            else:
                transaction.set_rollback(True)
    return Done(code, name, is_new, raw, run, applied, wanted.apply)


def _read(wanted: Wanted) -> tuple[RawDistrict, DistrictFiles | None]:
    if wanted.mapping is None:
        return merge_raw([read_path(path) for path in wanted.paths]), None
    if len(wanted.paths) != 1:
        raise OneTableOnly
    mapped = read_mapped(wanted.paths[0], wanted.mapping, code=wanted.district, name=wanted.name)
    return RawDistrict(), mapped.files


def _code(found: str, wanted: Wanted) -> str:
    if not found and not wanted.district:
        raise DistrictMissing
    if code_problem(wanted.district) is not None:
        raise DistrictCodeUnusable(text=wanted.district)
    if found and wanted.district and found != wanted.district:
        raise DistrictsDiffer(found=found, asked=wanted.district)
    return found or wanted.district


def _seat(code: str, name: str, wanted: Wanted) -> tuple[Seat, bool]:
    bureau = bureau_with_code(code)
    if bureau is not None:
        return acting_seat(bureau, wanted.user), False
    if wanted.user is not None:
        raise NoSeatHere(name=wanted.user)
    if not name and wanted.apply:
        raise NameMissing(code=code)
    return open_bureau(code=code, name=name or code), True


def _apply(seat: Seat, run: DryRun, wanted: Wanted) -> None:
    source = "、".join(path.name for path in wanted.paths)[:LONGEST_SOURCE]
    import_district(by=seat, tables=run.files.tables, source=source, head=run.files.head)
