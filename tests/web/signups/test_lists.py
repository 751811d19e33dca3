from manyuan.engagements.signups.models import SignUp
from worlds.signups import phone

GIVEN = {
    "title": "夏日集市报名",
    "places": "5",
    "waiting_places": "5",
    "most_people": "2",
    "opens_at": "2027-03-01T09:00",
    "closes_at": "2027-03-08T18:00",
    "needs": "phone",
    "delete_on": "2027-04-30",
}
NEW = "/engagements/signups/new/fair/F1/"


def test_officer_opens_a_list_with_quotas(pier, sign_in):
    given = {**GIVEN, "asks_school": "on", "quotas": "灯塔小学 3\nS1 2"}

    answer = sign_in(pier.officer).post(NEW, given)

    opened = SignUp.objects.get()
    assert answer.headers["Location"] == f"/engagements/signups/{opened.number}/"
    assert f"{opened.opens_at:%Y-%m-%d %H:%M}" == "2027-03-01 01:00"
    assert {one.school.code: one.places for one in opened.quotas.all()} == {"S2": 3, "S1": 2}


def test_quota_that_names_no_school_is_told_by_its_line(pier, sign_in):
    given = {**GIVEN, "asks_school": "on", "quotas": "灯塔小学 三"}

    answer = sign_in(pier.officer).post(NEW, given)

    assert "看不懂这一行：“灯塔小学 三”" in answer.content.decode()
    assert SignUp.objects.count() == 0


def test_keeper_sees_who_signed_up_and_others_see_numbers(pier, sign_in):
    fair = pier.list()
    pier.enter(fair)
    address = f"/engagements/signups/{fair.number}/"

    kept = sign_in(pier.officer).get(address).content.decode()
    seen = sign_in(pier.principal).get(address).content.decode()

    assert phone(1) in kept
    assert phone(1) not in seen
    export = sign_in(pier.principal).get(f"{address}?registrations-export=csv")
    assert phone(1) not in export.content.decode()


def test_smaller_list_than_people_is_refused_on_the_form(pier, sign_in):
    fair = pier.list(places=3)
    for number in range(3):
        pier.enter(fair, number)

    answer = sign_in(pier.officer).post(
        f"/engagements/signups/{fair.number}/edit/", {**GIVEN, "places": "2"}
    )

    assert "已有 3 人报名成功" in answer.content.decode()
    fair.refresh_from_db()
    assert fair.places == 3
