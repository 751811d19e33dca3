import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import Membership, School
from manyuan.web.directory.map_spec import _short
from web.directory.pages import drawn, part, text, without_tokens
from worlds.shore import membership, report, rows, school

MAP = reverse("directory")
HTMX = {"headers": {"HX-Request": "true", "HX-Target": "day"}}


def test_headline_states_how_far_the_groups_reach(shore, sign_in):
    page = sign_in(shore.officer).get(MAP, {"on": "2026-10-01"})

    assert page.context["headline"] == "6 所学校中 5 所已进集团，覆盖 84.8% 的学生"
    assert [figure.value for figure in page.context["figures"]] == [5, 3900, "100.0%", 0]


def test_past_day_shows_the_groups_of_that_day(shore, sign_in):
    page = sign_in(shore.officer).get(MAP, {"on": "2022-10-01"})

    spec = drawn(page, "district-map")
    assert page.context["headline"] == "6 所学校中 3 所已进集团；学生数还没有上报"
    assert [group["letter"] for group in spec["groups"]] == ["A"]
    assert spec["lines"] == [
        {"from": "S1", "to": "S2", "group": "A"},
        {"from": "S1", "to": "S7", "group": "A"},
    ]


def test_map_is_drawn_from_the_register(shore, sign_in):
    spec = drawn(sign_in(shore.officer).get(MAP, {"on": "2026-10-01"}), "district-map")

    schools = {one["code"]: one for one in spec["schools"]}
    assert spec["outline"]["type"] == "Polygon"
    assert spec["groups"] == [
        {"code": "G1", "letter": "A", "name": "海棠路小学教育集团", "colour_index": 0},
        {"code": "G2", "letter": "B", "name": "望海中学教育集团", "colour_index": 1},
    ]
    assert set(schools) == {"S1", "S2", "S3", "S4", "S5", "S5-2", "S6"}
    assert schools["S2"] == {
        "code": "S2",
        "name": "灯塔小学",
        "short": "灯塔小学",
        "lon": 120.37,
        "lat": 36.1,
        "kind": "小学",
        "stage_shape": "circle",
        "strength": "weak",
        "pupils": 600,
        "groups": ["A", "B"],
        "leads": None,
        "url": "/directory/schools/S2/",
    }
    assert schools["S1"]["leads"] == "A"
    assert {(line["from"], line["to"], line["group"]) for line in spec["lines"]} == {
        ("S1", "S2", "A"),
        ("S1", "S3", "A"),
        ("S4", "S5", "B"),
        ("S4", "S2", "B"),
    }


def test_pupils_show_only_where_the_seat_is_in_charge(shore, sign_in):
    spec = drawn(sign_in(shore.principal).get(MAP), "district-map")

    assert {one["code"] for one in spec["schools"] if one["pupils"]} == {"S2"}


def test_school_without_place_is_left_to_the_table(shore, sign_in):
    with shore.at():
        School.objects.filter(unit__code="S6").update(lon=None, lat=None)

    page = sign_in(shore.officer).get(MAP)

    assert "S6" not in {one["code"] for one in drawn(page, "district-map")["schools"]}
    assert page.context["lacking_note"] == "另有 1 所没有坐标，只列在下表。"
    assert "独立中学" in text(page)


def test_table_holds_every_school_and_membership(shore, sign_in):
    page = sign_in(shore.officer).get(MAP, {"places-export": "csv", "on": "2026-10-01"})

    lines = page.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 8
    assert lines[1].startswith("海棠路小学,S1,A 海棠路小学教育集团,牵头校")
    assert lines[-1].startswith("独立中学,S6,未进集团")


def test_swapped_day_equals_the_same_part_of_the_full_page(shore, sign_in):
    client = sign_in(shore.officer)
    day = {"on": "2023-10-01"}

    swapped = text(client.get(MAP, day, **HTMX))
    whole = text(client.get(MAP, day))

    assert without_tokens(swapped) == without_tokens(part(whole, "day"))


def test_table_is_swapped_alone(shore, sign_in):
    headers = {"HX-Request": "true", "HX-Target": "table-places"}

    swapped = text(sign_in(shore.officer).get(MAP, {"places-q": "灯塔"}, headers=headers))

    assert swapped.strip().startswith('<div class="table" id="table-places"')


def test_wrong_date_is_told_and_today_shown(shore, sign_in):
    page = sign_in(shore.officer).get(MAP, {"on": "昨天"})

    assert "“昨天”不是日期" in text(page)
    assert page.status_code == 200


def test_empty_district_teaches_the_first_step(shore, sign_in):
    with shore.at(shore.hill):
        Membership.objects.all().delete()
        for one in School.objects.all():
            one.reports.all().delete()
            one.delete()

    page = text(sign_in(shore.hill).get(MAP))

    assert "还没有学校" in page
    assert reverse("school-new") in page


@pytest.mark.parametrize("who", ["officer", "group_office", "principal", "teacher", "auditor"])
def test_every_seat_sees_the_map(shore, sign_in, who):
    assert sign_in(shore.people[who]).get(MAP).status_code == 200


def test_group_above_a_cap_is_warned_about(shore, sign_in):
    with shore.at():
        shore_schools = [school(f"N{n}", f"新校{n}", "primary") for n in range(9)]
        import_district(
            by=shore.officer,
            source="x",
            tables={
                "schools": rows("schools", *shore_schools),
                "memberships": rows(
                    "memberships",
                    *(
                        membership("G1", f"N{n}", "member", shore.group("G1").founded_on)
                        for n in range(9)
                    ),
                ),
            },
        )

    page = sign_in(shore.officer).get(MAP)

    assert page.context["warnings"] == ["海棠路小学教育集团：校区多 3 个，提示线 9 个"]
    assert "广东省" in text(page)


def more_schools(shore, count):
    with shore.at():
        import_district(
            by=shore.officer,
            source="x",
            tables={
                "schools": rows(
                    "schools", *(school(f"N{n}", f"新校{n}", "primary") for n in range(count))
                ),
                "resources": rows(
                    "resources", *(report(f"N{n}", "primary", 2025, 100) for n in range(count))
                ),
                "memberships": rows(
                    "memberships",
                    *(
                        membership("G1", f"N{n}", "member", shore.group("G1").founded_on)
                        for n in range(count)
                    ),
                ),
            },
        )


@pytest.mark.parametrize(
    "path",
    [
        MAP,
        reverse("schools"),
        reverse("groups"),
        reverse("partners"),
        reverse("school", args=["S2"]),
        reverse("group", args=["G1"]),
        reverse("desk"),
        "/search/?q=新校",
    ],
)
def test_queries_do_not_grow_with_the_district(shore, sign_in, django_assert_num_queries, path):
    client = sign_in(shore.officer)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    queries = len(few)

    more_schools(shore, 40)
    client.get(path)

    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("灯塔小学", "灯塔小学"),
        ("一二三四五六七八九十", "一二三四五六七八九十"),
        ("一二三四五六七八九十甲", "一二三四五六七八九…"),
        ("Collège René Cassin", "Collège René Cassin"),
        ("Collège Pierre Brossolette", "Collège Pierre Bros…"),
    ],
)
def test_label_is_cut_where_it_would_be_too_wide(name, short):
    assert _short(name) == short
