"""Zips, which workbooks are too: opened only after it is known that they unpack to a sane size."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from manyuan.sheets import limits
from manyuan.sheets.unreadable import (
    DamagedFile,
    DangerousXml,
    EncryptedFile,
    TooManyEntries,
    UnpacksTooLarge,
    UnsafeEntry,
)

# What zipfile raises on bytes that are not the zip they claim to be.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
READ_STEP = 1024 * 1024
XML_HEADS = (b"<!DOCTYPE", b"<!ENTITY")


def unpack(content: bytes, file: str) -> dict[str, bytes]:
    """Return every file of the zip by name, in memory and within the limits.

    The sizes that the directory of the zip declares are checked first, then enforced again while
    unpacking, because a bomb lies about them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_directory(entries, len(content), file)
            return _read_all(archive, entries, len(content), file=file)
    except BROKEN_ZIP as broken:
        raise DamagedFile(file=file) from broken


def refuse_entities(parts: dict[str, bytes], file: str) -> None:
    """Refuse a workbook whose XML declares a document type: entities can grow without bound."""
    for name, content in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            text = content.replace(b"\0", b"")
            if any(head in text for head in XML_HEADS):
                raise DangerousXml(file=file)


def _check_directory(entries: list[zipfile.ZipInfo], packed: int, file: str) -> None:
    if len(entries) > limits.ENTRIES:
        raise TooManyEntries(file=file, count=len(entries), limit=limits.ENTRIES)
    _check_size(sum(entry.file_size for entry in entries), packed, file)
    # Two entries of one name: what is checked here need not be what another reader takes.
    if len({entry.filename for entry in entries}) < len(entries):
        raise DamagedFile(file=file)
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise EncryptedFile(file=file)
        if not is_inside(entry.filename) or stat.S_ISLNK(entry.external_attr >> 16):
            raise UnsafeEntry(file=file, entry=entry.filename[:80])


def _check_size(unpacked: int, packed: int, file: str) -> None:
    swollen = unpacked > limits.RATIO_FREE_BYTES and unpacked > packed * limits.RATIO
    if unpacked > limits.UNPACKED_BYTES or swollen:
        raise UnpacksTooLarge(file=file, limit=limits.UNPACKED_MEGABYTES, ratio=limits.RATIO)


def is_inside(name: str) -> bool:
    """Say whether ``name`` stays within the folder that holds it."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name


def _read_all(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], packed: int, *, file: str
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        chunks: list[bytes] = []
        for chunk in _chunks(archive, entry):
            total += len(chunk)
            _check_size(total, packed, file)
            chunks.append(chunk)
        files[_readable_name(entry)] = b"".join(chunks)
    return files


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        while chunk := stream.read(READ_STEP):
            yield chunk


def _readable_name(entry: zipfile.ZipInfo) -> str:
    # Without the UTF-8 flag zipfile guesses cp437; Windows in China wrote GBK.
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename
