from io import BytesIO
from types import SimpleNamespace

import openpyxl
import pytest
from django.db.models import Q
from django.test import RequestFactory

from manyuan.seats.models import Unit
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.stored_table import StoredRows, StoredTable


@pytest.fixture
def table(shore):
    """Shore's units, of which a file says less than a page."""
    with shore.at():
        found = Unit.objects.filter(bureau=shore.officer.bureau).order_by()
        yield StoredTable(
            id="u",
            title="单位",
            rows=StoredRows(
                found,
                lambda units: [
                    {
                        "code": unit.code,
                        "name": unit.name,
                        "kind": unit.kind,
                        "page": f"/{unit.pk}/",
                    }
                    for unit in units
                ],
            ),
            columns=[
                Column(key="code", label="代码", href=lambda row: row["page"]),
                Column(key="name", label="名称"),
                Column(key="kind", label="类别", labels={"school": "学校", "group": "集团"}),
            ],
            filters=[
                Filter(key="kind", label="类别", choices=[("school", "学校"), ("group", "集团")]),
                Filter(key="first", label="首字", choices=[("潮", "潮")]),
            ],
            conditions={"first": lambda word: Q(name__startswith=word)},
            says=lambda word: Q(name__icontains=word) | Q(code__icontains=word),
            search_keys=["name", "code"],
            default_sort="code",
            page_size=4,
        )


def get(query="", target=None, seat=None):
    request = RequestFactory().get(f"/units/{query}")
    request.seat = seat
    request.htmx = SimpleNamespace(target=target) if target else False
    return request


def codes(table, query):
    return [row["code"] for row in table.matching(get(query).GET)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?u-kind=group", ["G1", "G2"]),
        ("?u-kind=group&u-sort=-code", ["G2", "G1"]),
        ("?u-kind=none-such", []),
        ("?u-first=潮", ["S5", "S5-2"]),
        ("?u-q=小学+s", ["S1", "S2", "S3", "S7"]),
        ("?u-q=小学&u-kind=group", ["G1"]),
        ("?u-kind=group&u-sort=nonsense", ["G1", "G2"]),
    ],
)
def test_rows_are_narrowed_and_sorted_in_the_database(table, query, expected):
    assert codes(table, query) == expected


def test_one_page_is_fetched_and_all_are_counted(table, django_assert_num_queries):
    with django_assert_num_queries(4):
        view = table.for_request(get("?u-kind=school&u-page=2"))

    assert (view.total, view.matched, view.first, view.last) == (13, 9, 5, 8)
    assert view.rows[0][0].html.endswith("S5</a>")
    assert [page.number for page in view.pages] == [1, 2, 3]


def test_the_page_swaps_the_table_alone(table):
    answer = table.reply(get("?u-kind=group", target="table-u"))

    assert answer.content.decode().count("<tr") == 3


def test_files_are_streamed_with_every_matching_row(shore, table):
    csv = table.reply(get("?u-kind=school&u-export=csv", seat=shore.officer))
    book = table.reply(get("?u-kind=school&u-export=xlsx", seat=shore.officer))

    assert csv.streaming
    assert book.streaming
    text = b"".join(csv.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[:2] == ["代码,名称,类别", "S1,海棠路小学,学校"]
    assert len(text.splitlines()) == 10
    sheet = openpyxl.load_workbook(BytesIO(b"".join(book.streaming_content))).active
    book.close()
    assert sheet.max_row == 10
    assert [cell.value for cell in sheet[2]] == ["S1", "海棠路小学", "学校"]
