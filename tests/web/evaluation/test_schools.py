import pytest

URL = "/evaluation/balance/schools/"


def listed(page):
    return [(cells[0].html, cells[2].html) for cells in page.context["table"].rows]


def codes(page):
    found = page.context["table"].table
    return [(row["school"], row["stage"]) for row in found.matching(page.wsgi_request.GET)]


def test_headline_states_who_fails_and_what_is_short(officer):
    page = officer.get(URL)

    assert page.context["headline"] == "7 个校段中 2 个未达标，缺得最多的是骨干教师，2 个校段不足"


def test_cells_carry_colour_sign_and_a_link_into_the_panel(officer):
    page = officer.get(URL, {"schools-q": "灯塔"}).content.decode()

    cell = "/evaluation/balance/schools/S2/primary/A2/?year=2025"
    assert f'<a href="{cell}" data-panel>0.83' in page
    assert "cell-missed" in page
    assert "✕" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"schools-verdicts": "no"}, [("S3", "primary"), ("S2", "primary")]),
        ({"schools-verdicts": "none"}, [("S5", "junior")]),
        ({"schools-verdicts": "incomplete"}, [("S5", "junior")]),
        ({"schools-states": "A7-near"}, [("S2", "primary")]),
        ({"schools-groups": "G2", "schools-stage": "junior"}, [("S5", "junior"), ("S4", "junior")]),
        ({"schools-nature": "private"}, [("S6", "junior")]),
        ({"schools-setting": "city"}, [("S1", "primary")]),
        ({"schools-q": "石桥"}, [("S3", "primary")]),
    ],
)
def test_filters_narrow_the_table(officer, query, expected):
    page = officer.get(URL, query)

    assert sorted(codes(page)) == sorted(expected)


def test_sorting_by_an_indicator_sorts_by_its_share_of_what_is_asked(officer):
    page = officer.get(URL, {"schools-sort": "A2"})

    assert codes(page)[:2] == [("S3", "primary"), ("S2", "primary")]


def test_export_holds_the_rows_that_the_filters_leave(officer):
    reply = officer.get(URL, {"schools-verdicts": "no", "schools-export": "csv"})

    lines = reply.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("seat", "seen"),
    [
        ("officer", 7),
        ("auditor", 7),
        ("group_office", 3),
        ("principal", 1),
        ("teacher", 1),
    ],
)
def test_each_seat_sees_its_own_schools_and_is_told_so(shore, sign_in, seat, seen):
    page = sign_in(shore.people[seat]).get(URL)

    sentence = f"全区 7 个校段中，当前身份可以查看 {seen} 个"
    assert page.context["table"].total == seen
    assert (sentence in page.content.decode()) == (seen < 7)


def test_table_alone_is_swapped(officer):
    part = officer.get(
        URL, headers={"HX-Request": "true", "HX-Target": "table-schools"}
    ).content.decode()

    assert part.strip().startswith('<div class="table" id="table-schools"')
    assert part.strip() in officer.get(URL).content.decode()


def test_page_takes_few_queries(officer, django_assert_max_num_queries):
    officer.get(URL)

    with django_assert_max_num_queries(19):
        officer.get(URL)
