"""Two thousand spoiled files: each is answered, none ends in a traceback."""

import io
import random
import struct
import zipfile
import zlib
from decimal import Decimal
from pathlib import Path

import pytest

from manyuan.kernel.errors import BadInput
from manyuan.sheets.annotating import error_workbook
from manyuan.sheets.checking import check_district
from manyuan.sheets.columns import Kind
from manyuan.sheets.findings import finding_sentence
from manyuan.sheets.reading import read_bytes
from manyuan.sheets.tables import table_named
from manyuan.sheets.writing import table_csv, write_workbook, zip_folder
from sheets.samples import HEAD, TABLES, workbook_of, zip_of

PER_SEED = 250
OLD_WORKBOOK = Path(__file__).with_name("small.xls")
PIECES = [
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b",", b";", b"\n", b"\r", b"\t", b"=1+1", b"-1",
    b"9" * 400, b"1e999", b"-0", b"nan", b"inf", b"1/0", "２０１９年９月".encode(), "无".encode(),
    "\U0001f600".encode(), "\u202e".encode(), "\ud7ff".encode(), b"\xed\xa0\x80", b"<!DOCTYPE x>",
    b"A" * 40_000, b"../../x", b"2019-02-30", b"0000-00-00", b"#REF!", b"%s{x}{0}{",
]  # fmt: skip


def _workbook():
    buffer = io.BytesIO()
    write_workbook(buffer, HEAD, TABLES)
    return buffer.getvalue()


def _ods():
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = [["学校代码", "学校名称", "办学类型"], ["1", "一小", "小学"]]
    body = "".join(
        f"<table:table-row>{''.join(cell.format(text) for text in row)}</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="学校">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zip_of({"mimetype": kind, "content.xml": content.encode()})


def _plain_workbook():
    rows = [["学校代码", "学校名称", "办学类型", "经度"], ["1", "一小", "小学", 120.5]]
    return workbook_of({"学校": rows, "教育集团": [["集团代码", "集团名称"], ["g", "集团"]]})


SEEDS = {
    "schools.csv": table_csv("schools", TABLES["schools"]),
    "resources.csv": table_csv("resources", TABLES["resources"]).decode().encode("utf-16"),
    "memberships.csv": table_csv("memberships", TABLES["memberships"]).decode().encode("gb18030"),
    "district.zip": zip_folder(HEAD, TABLES),
    "written.xlsx": _workbook(),
    "plain.xlsx": _plain_workbook(),
    "small.ods": _ods(),
    "small.xls": OLD_WORKBOOK.read_bytes(),
}


def _flip(chance, content):
    spoiled = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def _truncate(chance, content):
    return content[: chance.randrange(len(content))]


def _insert(chance, content):
    place = chance.randrange(len(content))
    return content[:place] + chance.choice(PIECES) + content[place:]


def _move(chance, content):
    first, second = sorted(chance.randrange(len(content)) for _ in range(2))
    middle = content[first:second][: chance.randint(1, 400)]
    return content[:first] + content[first + len(middle) :] + middle


def _swap_cells(chance, content):
    sign = chance.choice([b",", b"\n", b"<", b">", b'"', b"\0"])
    parts = content.split(sign)
    chance.shuffle(parts)
    return sign.join(parts)


SPOILS = [_flip, _truncate, _insert, _move, _swap_cells]


def _inside_zip(chance, content):
    """Spoil one file of the zip and pack it again, so that the damage reaches the parser."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(files))
    if chance.random() < 0.1:
        files.pop(name)
    elif files[name]:
        files[name] = chance.choice(SPOILS)(chance, files[name])
    return zip_of(files)


def _lying_sizes(chance, content):
    """Change the sizes that the directory of the zip declares."""
    spoiled = bytearray(content)
    place = content.rfind(b"PK\x01\x02")
    struct.pack_into("<II", spoiled, place + 20, *(chance.randrange(2**32) for _ in range(2)))
    return bytes(spoiled)


def _spoiled(chance, content):
    if content.startswith(b"PK"):
        spoil = chance.choice([*SPOILS, _lying_sizes, *([_inside_zip] * 10)])
        return spoil(chance, content)
    return chance.choice(SPOILS)(chance, content)


def _assert_rows_are_canonical(tables):
    for name, rows in tables.items():
        for row in rows:
            for column in table_named(name).columns:
                value = row.get(column.name)
                assert not column.required or column.name not in row or value is not None
                if column.kind in {Kind.AMOUNT, Kind.DEGREES} and value is not None:
                    assert isinstance(value, Decimal)
                    assert value.is_finite()


@pytest.mark.parametrize("name", SEEDS)
def test_spoiled_file_is_answered_by_a_sentence(name):
    chance = random.Random(zlib.crc32(name.encode()))
    sentences = []

    for number in range(PER_SEED):
        content = _spoiled(chance, SEEDS[name])
        try:
            raw = read_bytes(content, name)
        except BadInput as refused:
            sentences.append(str(refused))
            continue
        files = check_district(raw)
        _assert_rows_are_canonical(files.tables)
        said = [finding_sentence(finding) for finding in files.findings]
        sentences.append("".join(said) or "sound")
        if number % 10 == 0:
            assert error_workbook(raw, files)

    assert len(sentences) == PER_SEED
    assert all(sentences)
