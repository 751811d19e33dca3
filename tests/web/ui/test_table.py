from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from manyuan.web.ui.cells import cell
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.table import Table

ROWS = [
    {"name": "丙校", "kind": "primary", "pupils": 1200, "opened": date(1990, 9, 1), "v": "met"},
    {"name": "甲校", "kind": "junior", "pupils": None, "opened": None, "v": None},
    {
        "name": "乙校",
        "kind": "primary",
        "pupils": Decimal("90.5"),
        "opened": date(2001, 9, 1),
        "v": "missed",
    },
]
COLUMNS = [
    Column(key="name", label="学校", href=lambda row: f"/{row['name']}/"),
    Column(key="kind", label="类型", labels={"primary": "小学", "junior": "初中"}),
    Column(key="pupils", label="学生", kind="number", unit="人", verdict="v"),
    Column(key="opened", label="建校", kind="date"),
    Column(key="v", label="结论", kind="verdict", sortable=False),
]


def build(rows=ROWS, **changes):
    settings = {
        "id": "s",
        "columns": COLUMNS,
        "rows": rows,
        "title": "学校",
        "filters": (Filter(key="kind", label="类型"),),
        "search_keys": ("name",),
    } | changes
    return Table(**settings)


def get(query="", target=None):
    request = RequestFactory().get(f"/schools/{query}")
    request.seat = None
    request.htmx = SimpleNamespace(target=target) if target else False
    return request


def names(table, query):
    return [row["name"] for row in table.matching(get(query).GET)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["丙校", "甲校", "乙校"]),
        ("?s-sort=pupils", ["乙校", "丙校", "甲校"]),
        ("?s-sort=-pupils", ["丙校", "乙校", "甲校"]),
        ("?s-sort=opened", ["丙校", "乙校", "甲校"]),
        ("?s-sort=name", ["丙校", "乙校", "甲校"]),
        ("?s-sort=v", ["丙校", "甲校", "乙校"]),
        ("?s-sort=nonsense", ["丙校", "甲校", "乙校"]),
    ],
)
def test_rows_sort_with_unknown_values_last(query, expected):
    table = build()

    assert names(table, query) == expected


def test_default_sort_holds_until_another_is_asked():
    table = build(default_sort="-pupils")

    assert names(table, "") == ["丙校", "乙校", "甲校"]
    assert names(table, "?s-sort=pupils") == ["乙校", "丙校", "甲校"]


def test_verdicts_sort_from_missed_to_met():
    rows = [{"v": "met"}, {"v": "near"}, {"v": None}, {"v": "missed"}]
    table = build(rows, columns=[Column(key="v", label="结论", kind="verdict")], filters=())

    assert [row["v"] for row in table.matching(get("?s-sort=v").GET)] == [
        "missed",
        "near",
        "met",
        None,
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?s-kind=primary", ["丙校", "乙校"]),
        ("?s-kind=senior", []),
        ("?s-q=甲", ["甲校"]),
        ("?s-q=校 乙", ["乙校"]),
        ("?s-kind=primary&s-q=丙", ["丙校"]),
        ("?other-kind=junior&kind=junior", ["丙校", "甲校", "乙校"]),
    ],
)
def test_filters_and_search_narrow_only_their_own_table(query, expected):
    table = build()

    assert names(table, query) == expected


def test_a_filter_matches_any_of_several_values_and_truth_values():
    rows = [{"name": "甲", "g": ["A", "B"], "ok": True}, {"name": "乙", "g": [], "ok": False}]
    filters = (Filter(key="g", label="集团"), Filter(key="ok", label="在办"))
    table = build(rows, filters=filters)

    assert names(table, "?s-g=B") == ["甲"]
    assert names(table, "?s-ok=no") == ["乙"]


def test_a_filter_without_choices_offers_what_the_rows_hold():
    view = build().for_request(get("?s-kind=junior"))

    assert view.filters[0].choices == [("junior", "初中", True), ("primary", "小学", False)]


def test_pages_are_cut_and_out_of_range_numbers_are_pulled_in():
    rows = [{"name": f"{n:03}"} for n in range(101)]
    table = build(rows, page_size=10)

    view = table.for_request(get("?s-page=99&x=1"))

    assert (view.first, view.last, view.matched, view.total) == (101, 101, 101, 101)
    assert [link.number for link in view.pages] == [1, None, 10, 11]
    assert view.pages[0].url == "?s-page=1&x=1"
    assert view.pages[-1].url == ""


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "²", "99999999999999"])
def test_a_page_number_that_is_none_shows_a_page(page):
    view = build(page_size=1).for_request(get(f"?s-page={page}"))

    assert len(view.rows) == 1


def test_a_header_sorts_up_then_down_and_returns_to_the_first_page():
    table = build()

    first = table.for_request(get("?s-page=1")).headers[2]
    second = table.for_request(get("?s-sort=pupils")).headers[2]

    assert (first.url, first.order) == ("?s-sort=pupils", "")
    assert (second.url, second.order) == ("?s-sort=-pupils", "ascending")
    assert table.for_request(get()).headers[4].url == ""


def test_the_filter_form_carries_what_is_not_its_own():
    view = build().for_request(get("?s-sort=name&s-page=2&s-q=x&t-q=y&as_of=2025-09-01"))

    assert view.carried == [("s-sort", "name"), ("t-q", "y"), ("as_of", "2025-09-01")]
    assert view.reset_url == "?s-sort=name&t-q=y&as_of=2025-09-01"


def test_cells_are_formatted_linked_coloured_and_signed():
    row = build().for_request(get()).rows[0]

    assert row[0].html == '<a href="/丙校/">丙校</a>'
    assert row[1].html == "小学"
    assert row[2].html == (
        '1,200 <i class="sign is-met" aria-hidden="true">✓</i><span class="sr-only">达标</span>'
    )
    assert row[2].classes == "num cell-met"
    assert row[3].html == "1990-09-01"


def test_an_unknown_cell_is_one_dash():
    row = build().for_request(get()).rows[1]

    assert (row[2].html, row[2].classes) == ("—", "num cell-unknown blank")
    assert row[3].html == "—"


def test_a_tag_is_framed_inside_its_cell_not_the_cell_itself():
    columns = [*COLUMNS, Column(key="mark", label="标记", kind="tag")]
    view = build(rows=[{"name": "甲校", "mark": "试行"}], columns=columns).for_request(get())

    assert (view.rows[0][5].classes, view.headers[5].classes) == ("tagged", "tagged")
    assert view.rows[0][5].html == '<span class="tag">试行</span>'


def test_text_from_outside_is_escaped():
    rows = [{"name": "<script>x</script>", "kind": "<b>"}]

    view = build(rows, columns=[COLUMNS[0], Column(key="kind", label="k", kind="tag")]).for_request(
        get()
    )

    assert (
        view.rows[0][0].html
        == '<a href="/&lt;script&gt;x&lt;/script&gt;/">&lt;script&gt;x&lt;/script&gt;</a>'
    )
    assert view.rows[0][1].html == '<span class="tag">&lt;b&gt;</span>'


def test_a_swap_answers_with_the_fragment_alone():
    table = build()

    response = table.reply(get("?s-q=甲", target="table-s"))

    text = response.content.decode()
    assert text.strip().startswith('<div class="table" id="table-s"')
    assert "甲校" in text
    assert "丙校" not in text
    assert "HX-Request" in response["Vary"]


def test_the_fragment_of_a_swap_is_the_one_of_a_full_page():
    table = build()
    request = get("?s-sort=name")

    swapped = table.reply(get("?s-sort=name", target="table-s")).content.decode()

    from django.template import engines

    page = engines["django"].from_string("{% load ui %}{% table t %}")
    assert page.render({"t": table.for_request(request)}, request).strip() == swapped.strip()


def test_other_requests_are_left_to_the_page():
    table = build()

    assert table.reply(get()) is None
    assert table.reply(get(target="table-other")) is None
    assert table.reply(get("?s-export=pdf")) is None


def test_compact_cards_can_leave_out_what_is_not_there():
    note = Column(key="note", label="备注")

    assert cell(note, {"note": ""}).classes == "text blank"
    assert cell(note, {"note": "已核"}).classes == "text"


def test_cell_of_several_words_is_known_as_a_list():
    note = Column(key="note", label="备注")

    assert cell(note, {"note": ["一", "二"]}).classes == "text listed"
