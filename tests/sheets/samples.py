"""Small real files for the tests of the reader, built from scratch each time."""

import io
import zipfile
from datetime import date
from decimal import Decimal

from manyuan.sheets.district import DistrictHead
from manyuan.sheets.writing import folder_files

OUTLINE = b'{"type": "Polygon", "coordinates": []}'
HEAD = DistrictHead("370203", "海滨区", OUTLINE)
TABLES = {
    "schools": [
        {
            "school": "2137000001",
            "name": "=东路小学",
            "kind": "primary",
            "nature": "public",
            "setting": "city",
            "lon": Decimal("120.35"),
            "lat": Decimal("36.085"),
            "address": '东路 1 号，"北"门',
            "opened_on": date(1899, 9, 1),
            "closed_on": None,
            "strength": "lead",
            "campus_of": None,
        },
        {
            "school": "0042",
            "name": "西路学校",
            "kind": "nine_year",
            "nature": None,
            "setting": None,
            "lon": None,
            "lat": None,
            "address": None,
            "opened_on": date(1985, 9, 1),
            "closed_on": date(2024, 8, 31),
            "strength": "weak",
            "campus_of": None,
        },
    ],
    "groups": [
        {
            "group": "G1",
            "name": "东路教育集团",
            "tightness": "compact",
            "founded_on": date(2020, 9, 1),
            "dissolved_on": None,
            "state": "established",
        }
    ],
    "memberships": [
        {
            "group": "G1",
            "school": "2137000001",
            "role": "lead",
            "kind": None,
            "state": "member",
            "joined_on": date(2020, 9, 1),
            "left_on": None,
        }
    ],
    "resources": [
        {
            "school": "2137000001",
            "stage": "primary",
            "year": 2024,
            "pupils": 1200,
            "classes": 30,
            "teachers": 72,
            "teachers_above_required": 70,
            "backbone_teachers": None,
            "pe_art_teachers": 0,
            "teaching_area": Decimal("5400.5"),
            "indoor_sports_area": Decimal(0),
            "sports_area": None,
            "equipment_value": Decimal("2400000"),
            "multimedia_rooms": 30,
        }
    ],
}


def zip_of(files):
    """Return a zip of ``files``, a mapping of names to bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def folder_at(path):
    """Write the sample district into ``path`` as a folder."""
    path.mkdir(parents=True, exist_ok=True)
    for name, content in folder_files(HEAD, TABLES).items():
        (path / name).write_bytes(content)
    return path


def workbook_of(sheets):
    """Return an .xlsx whose sheets hold the given rows."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def codes(files):
    """Return severity and code of every finding."""
    return [(finding.severity, finding.code) for finding in files.findings]
