from django.urls import reverse

from manyuan.engagements.kinds.visit.models import Visit
from worlds.visits import PAST

YEAR = f"?year={PAST.year}"


def coverage(client, query=YEAR):
    return client.get(reverse("visit-coverage") + query).content.decode()


def test_coverage_counts_schools_and_people_of_held_visits_only(coast, sign_in):
    coast.held(pupils=170, teachers=8)
    coast.visit()

    page = coverage(sign_in(coast.officer))

    assert "1 次专家到校，到过 6 所学校中的 1 所，师生 178 人次" in page


def test_coverage_names_the_groups_whose_members_were_all_reached(coast, sign_in):
    coast.held()

    page = coverage(sign_in(coast.officer))

    assert "个集团中 0 个的成员校全部到过" in page


def test_coverage_of_a_year_without_visits_says_so(coast, sign_in):
    page = coverage(sign_in(coast.officer), "")

    assert "学年还没有登记出席的专家到校" in page


def test_unknown_year_shows_this_one(coast, sign_in):
    client = sign_in(coast.officer)

    for query in ("?year=1066", "?year=x", "?year="):
        assert client.get(reverse("visit-coverage") + query).status_code == 200


def test_group_office_and_principal_see_their_own_schools(coast, sign_in):
    coast.held()

    office = coverage(sign_in(coast.group_office))
    principal = coverage(sign_in(coast.principal))

    assert "所学校中的 1 所" in office
    assert "到过 1 所学校中的 1 所" in principal


def test_teacher_is_told_why_not(coast, sign_in):
    answer = sign_in(coast.shore.teacher).get(reverse("visit-coverage"))

    assert answer.status_code == 403
    assert "到校覆盖情况对教育局" in answer.content.decode()


def test_table_of_schools_is_exported_with_zeros(coast, sign_in):
    coast.held()

    answer = sign_in(coast.officer).get(
        reverse("visit-coverage") + f"{YEAR}&reach-schools-export=csv"
    )

    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert len(lines) == 7
    assert any(line.startswith("灯塔小学,1,170,8,0") for line in lines)
    with coast.at():
        assert Visit.objects.count() == 1
