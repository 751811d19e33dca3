"""The bytes of frozen data: written as an export writes them, read as a command reads a folder."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

from django.utils.translation import gettext

from manyuan.kernel.errors import NotPossible
from manyuan.sheets.checking import check_district
from manyuan.sheets.columns import Row
from manyuan.sheets.district import DistrictHead
from manyuan.sheets.findings import finding_sentence
from manyuan.sheets.reading import read_bytes
from manyuan.sheets.writing import zip_folder

Tables: TypeAlias = Mapping[str, Sequence[Row]]


class FreezeNotSound(NotPossible):
    """Stored rows that cannot be read back would silently be left out of what rests on them."""

    code = "freeze_not_sound"
    sentence = "数据里有 {count} 处错误，没有冻结。第一处：{first}"


def packed(head: DistrictHead, tables: Tables) -> bytes:
    """Return the district folder of the tables as a zip; equal data give equal bytes."""
    return zip_folder(head, tables)


def digest_of(content: bytes) -> str:
    """Return the fingerprint of frozen data."""
    return hashlib.sha256(content).hexdigest()


def unpacked(content: bytes, only: Collection[str]) -> dict[str, list[Row]]:
    """Return the rows of some tables of frozen data, read as a command reads a folder.

    Raises
    ------
    FreezeNotSound
        When a row cannot be read back: it would be missing without a word.
    """
    files = check_district(read_bytes(content, "freeze.zip", only=only))
    if not files.is_sound:
        first = next(finding for finding in files.findings if finding.severity == "error")
        raise FreezeNotSound(count=files.totals["error"], first=finding_sentence(first, gettext))
    return files.tables
