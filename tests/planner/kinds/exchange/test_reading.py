from datetime import date
from decimal import Decimal

import pytest

from manyuan.kernel.saying import in_chinese
from manyuan.planner.kinds.exchange.problem import Post, School, StageReport, Teacher, Team
from manyuan.planner.kinds.exchange.reading import TableNotThere, UnknownGroup, read_problem
from manyuan.rules.exchange import load_exchange_pack

PACK = load_exchange_pack()
SCHOOL = {
    "school": "S1",
    "name": "东风小学",
    "kind": "primary",
    "nature": "public",
    "setting": "city",
    "lon": Decimal("120.35"),
    "lat": Decimal("36.08"),
    "opened_on": date(1980, 9, 1),
    "closed_on": None,
    "strength": "lead",
    "campus_of": None,
}
CAMPUS = SCHOOL | {"school": "S1b", "name": "东风小学分校", "campus_of": "S1", "lon": None}
FULL = {
    "teacher": "T1",
    "name": "王芳",
    "school": "S1",
    "stage": "primary",
    "subject": "音乐",
    "sex": "female",
    "born": date(1985, 3, 1),
    "at_school_since": date(2010, 9, 1),
    "education": "bachelor",
    "title": "first",
    "backbone": "county",
    "cadre": "none",
    "on_establishment": 1,
    "graduating_class": 0,
    "exemption": "nursing",
    "exempt_until": date(2027, 1, 1),
    "posted_to": "S2",
    "posted_from": date(2025, 9, 1),
    "posted_until": date(2026, 8, 31),
    "wishes": "S2; S1b",
    "refuses": "S3",
}


def report(year, pupils=300, stage="primary", school="S1"):
    return {
        "school": school,
        "stage": stage,
        "year": year,
        "pupils": pupils,
        "teachers_above_required": 12,
        "backbone_teachers": None,
        "pe_art_teachers": 2,
    }


def member(group, school, joined, left=None):
    return {"group": group, "school": school, "joined_on": joined, "left_on": left}


def tables(**changes):
    return {
        "schools": [SCHOOL, CAMPUS],
        "groups": [{"group": "G1", "name": "东风集团", "founded_on": None, "dissolved_on": None}],
        "memberships": [member("G1", "S1", date(2020, 1, 1))],
        "resources": [report(2026)],
        "teachers": [FULL],
        "posts": [
            {"school": "S1", "stage": "primary", "subject": "音乐", "year": 2026, "wanted": 2}
        ],
        "travel": [{"from": "S1", "to": "S1b", "minutes": 9, "metres": 900}],
    } | changes


def read(scope="group", group=None, year=2026, **changes):
    return read_problem(tables(**changes), year=year, scope=scope, pack=PACK, group=group)


def test_rows_become_one_problem():
    problem = read()

    assert problem.schools[0] == School(
        code="S1",
        name="东风小学",
        kind="primary",
        nature="public",
        strength="lead",
        legal="S1",
        lon=Decimal("120.35"),
        lat=Decimal("36.08"),
        opened_on=date(1980, 9, 1),
    )
    assert [(school.code, school.legal) for school in problem.schools] == [
        ("S1", "S1"),
        ("S1b", "S1"),
    ]
    assert problem.teams == (Team(code="G1", name="东风集团", schools=frozenset({"S1"})),)
    assert problem.reports == (
        StageReport(
            school="S1", stage="primary", pupils=300, counts={"A1": 12, "A2": None, "A3": 2}
        ),
    )
    assert problem.posts == (Post(school="S1", stage="primary", subject="音乐", wanted=2),)
    assert problem.travel == {("S1", "S1b"): 9}
    assert (problem.pack, problem.balance.id) == (PACK, "cn-balance-2017")


def test_teacher_is_read_whole():
    assert read().teachers == (
        Teacher(
            code="T1",
            name="王芳",
            school="S1",
            stage="primary",
            subject="音乐",
            sex="female",
            born=date(1985, 3, 1),
            at_school_since=date(2010, 9, 1),
            education="bachelor",
            title="first",
            backbone="county",
            cadre="none",
            on_establishment=True,
            graduating_class=False,
            exemption="nursing",
            exempt_until=date(2027, 1, 1),
            posted_to="S2",
            posted_from=date(2025, 9, 1),
            posted_until=date(2026, 8, 31),
            wishes=("S2", "S1b"),
            refuses=frozenset({"S3"}),
        ),
    )


def test_columns_that_a_file_lacks_are_unknown():
    bare = {"teacher": "T2", "name": "李明", "school": "S1"}

    assert read(teachers=[bare]).teachers == (
        Teacher(code="T2", name="李明", school="S1", stage=None, subject=None),
    )


# 1 September lies in an interval that begins on it, and not in one that ends on it.
@pytest.mark.parametrize(
    ("joined", "left", "is_member"),
    [
        (date(2026, 9, 1), None, True),
        (date(2026, 9, 2), None, False),
        (date(2020, 1, 1), date(2026, 9, 1), False),
        (date(2020, 1, 1), date(2026, 9, 2), True),
    ],
)
def test_members_are_those_of_the_first_of_september(joined, left, is_member):
    problem = read(memberships=[member("G1", "S1", joined, left)])

    assert [team.schools for team in problem.teams] == [frozenset({"S1"} if is_member else ())]


@pytest.mark.parametrize(
    ("founded", "dissolved", "teams"),
    [
        (date(2026, 9, 1), None, ["G1"]),
        (date(2026, 9, 2), None, []),
        (None, date(2026, 9, 1), []),
        (None, date(2026, 9, 2), ["G1"]),
    ],
)
def test_groups_are_those_of_the_first_of_september(founded, dissolved, teams):
    group = {"group": "G1", "name": "东风", "founded_on": founded, "dissolved_on": dissolved}

    assert [team.code for team in read(groups=[group]).teams] == teams


def test_resources_of_the_latest_year_before_are_taken_with_a_note():
    problem = read(resources=[report(2027), report(2024, 100), report(2023, 90)])

    assert [row.pupils for row in problem.reports] == [100]
    assert "2026 学年没有办学条件数据，采用 2024 学年的数据。" in {
        in_chinese(note) for note in problem.notes
    }


def test_shared_rows_are_no_stage_and_other_stages_are_kept():
    rows = [report(2026, stage=stage) for stage in ("primary", "shared", "senior")]

    assert [row.stage for row in read(resources=rows).reports] == ["primary", "senior"]


def test_posts_are_those_of_the_year():
    post = {"school": "S1", "stage": "primary", "subject": "音乐", "year": 2025, "wanted": 2}

    assert read(posts=[post]).posts == ()


def test_nothing_is_noted_where_nothing_is_missing():
    assert read().notes == ()


def test_what_is_missing_is_noted():
    data = tables(resources=[report(2027)])
    del data["posts"], data["travel"]
    problem = read_problem(data, year=2026, scope="group", pack=PACK)

    assert [in_chinese(note) for note in problem.notes] == [
        "没有 2026 学年及以前的办学条件数据，无从比较均衡。",
        "没有 2026 学年的岗位需求，没有学校会净增教师。",
        "没有行程时间表，路程一律按直线距离估算。",
    ]


@pytest.mark.parametrize(
    ("scope", "needed"),
    [
        ("group", {"schools", "groups", "memberships", "resources", "teachers"}),
        ("district", {"schools", "resources", "teachers"}),
    ],
)
def test_missing_table_is_named(scope, needed):
    for name in tables():
        data = tables()
        del data[name]
        if name not in needed:
            assert read_problem(data, year=2026, scope=scope, pack=PACK).year == 2026
            continue

        with pytest.raises(TableNotThere) as caught:
            read_problem(data, year=2026, scope=scope, pack=PACK)

        assert caught.value.facts == {"table": name}


def test_one_group_makes_the_scope_that_of_groups():
    problem = read(scope="district", group="G1")

    assert (problem.scope, problem.group) == ("group", "G1")


def test_group_that_there_is_not_on_the_day_is_refused():
    with pytest.raises(UnknownGroup) as caught:
        read(group="G9")

    assert caught.value.facts == {"group": "G9", "day": date(2026, 9, 1)}


def test_who_refuses_a_legal_school_refuses_its_campuses():
    problem = read(schools=[SCHOOL, CAMPUS], teachers=[FULL | {"school": "S2", "refuses": "S1"}])

    assert problem.teachers[0].refuses == {"S1", "S1b"}
