from datetime import timedelta

import pytest
from django.urls import reverse

from manyuan.history.models import Record
from manyuan.kernel.clock import today
from manyuan.seats.actions import Invitation, close_account, end_seat, invite_person
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.scope import before_any_seat
from worlds.shore import PASSWORD


def texts(response, name="table"):
    return [[str(cell.html) for cell in row] for row in response.context[name].rows]


def test_list_shows_the_bureaus_people_with_role_unit_and_state(shore, sign_in):
    with shore.at():
        close_account(by=shore.officer, person=shore.auditor.person)
        end_seat(by=shore.officer, seat=shore.teacher)
        unit = Unit.objects.get(code="S3", kind=UnitKind.SCHOOL)
        invite_person(
            by=shore.officer, invitation=Invitation("new", "新校长", Role.PRINCIPAL, unit)
        )

    response = sign_in(shore.officer).get("/people/?people-sort=username")

    day = today().isoformat()
    assert [row[1:] for row in texts(response)] == [
        ["auditor", "督导审计", "岸区教育和体育局", day, "已停用"],
        ["new", "校长", "石桥小学", day, "待首次登录"],
        ["office", "集团办公室", "海棠路小学教育集团", day, "在用"],
        ["officer", "教育局干部", "岸区教育和体育局", day, "在用"],
        ["principal", "校长", "灯塔小学", day, "在用"],
        ["teacher", "—", "—", day, "无席位"],
    ]
    assert response.context["counts"] == {"in_use": 3, "waiting": 1, "no_seat": 1, "closed": 1}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("people-q=S2", ["principal"]),
        ("people-q=校长", ["principal"]),
        ("people-roles=auditor", ["auditor"]),
        ("people-state=closed", []),
    ],
)
def test_list_is_searched_and_filtered(shore, sign_in, query, found):
    response = sign_in(shore.officer).get(f"/people/?{query}")

    assert [row[1] for row in texts(response)] == found


def test_swapped_list_is_the_one_of_the_whole_page(shore, sign_in):
    visitor = sign_in(shore.officer)

    part = visitor.get(
        "/people/?people-q=S2", headers={"HX-Request": "true", "HX-Target": "table-people"}
    ).content.decode()
    page = visitor.get("/people/?people-q=S2").content.decode()

    assert part.strip() in page


def test_list_is_exported(shore, sign_in):
    response = sign_in(shore.officer).get("/people/?people-export=csv&people-q=S2")

    assert response.content.decode("utf-8-sig").splitlines() == [
        "姓名,用户名,角色,单位,起始,状态",
        f"安校长,principal,校长,灯塔小学,{today()},在用",
    ]


def test_person_page_shows_seats_over_time(shore, sign_in):
    with shore.at():
        end_seat(by=shore.officer, seat=shore.principal, on=today() + timedelta(days=9))

    response = sign_in(shore.officer).get(reverse("person", args=[shore.principal.person_id]))

    (row,) = texts(response)
    assert row[:4] == [
        "校长",
        "灯塔小学",
        today().isoformat(),
        (today() + timedelta(days=9)).isoformat(),
    ]
    assert "结束席位" in row[5]
    assert response.context["manage"].ok
    assert "<h1>安校长：灯塔小学 校长</h1>" in response.content.decode()


def test_person_page_exports_the_seats(shore, sign_in):
    address = reverse("person", args=[shore.principal.person_id])

    response = sign_in(shore.officer).get(f"{address}?seats-export=csv")

    assert "校长,灯塔小学" in response.content.decode("utf-8-sig")


def test_own_page_offers_no_closing(shore, sign_in):
    response = sign_in(shore.officer).get(reverse("person", args=[shore.officer.person_id]))

    page = response.content.decode()
    assert "须由另一位教育局干部办理" in page
    assert reverse("person-close", args=[shore.officer.person_id]) not in page
    assert texts(response)[0][5] == "正在使用"


@pytest.mark.parametrize(
    "name",
    ["person", "person-edit", "seat-new", "password-reissue", "person-close", "person-reopen"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_person_of_another_bureau_is_not_found(shore, sign_in, name, method):
    response = getattr(sign_in(shore.officer), method)(reverse(name, args=[shore.hill.person_id]))

    assert response.status_code == (405 if (name, method) == ("person", "post") else 404)


@pytest.mark.parametrize("who", ["hill", "command_line"])
def test_seat_of_another_bureau_or_no_person_is_not_found(shore, sign_in, who):
    address = reverse("seat-end", args=[getattr(shore, who).pk])

    assert sign_in(shore.officer).get(address).status_code == 404
    assert sign_in(shore.officer).post(address, {"on": today()}).status_code == 404


def shared(shore):
    with before_any_seat():
        Seat.objects.create(
            person=shore.principal.person,
            role=Role.BUREAU_OFFICER,
            unit=shore.hill.unit,
            bureau=shore.hill.bureau,
            starts_on=today(),
        )


@pytest.mark.parametrize("name", ["password-reissue", "person-close", "person-edit"])
def test_shared_account_shows_why_it_cannot_be_managed(shore, sign_in, name):
    shared(shore)
    visitor = sign_in(shore.officer)
    address = reverse(name, args=[shore.principal.person_id])

    assert "请由系统管理员办理" in visitor.get(address).content.decode()
    refused = visitor.post(address, {"name": "x", "email": ""})
    assert refused.status_code == 403
    assert "请由系统管理员办理" in refused.content.decode()
    assert Person.objects.get(pk=shore.principal.person_id).check_password(PASSWORD)


def test_own_account_asks_for_a_colleague(shore, sign_in):
    visitor = sign_in(shore.officer)
    address = reverse("person-close", args=[shore.officer.person_id])

    assert "须由另一位教育局干部办理" in visitor.get(address).content.decode()
    assert visitor.post(address).status_code == 409
    assert Person.objects.get(pk=shore.officer.person_id).is_active


def test_person_is_invited_and_the_password_shown_once(shore, sign_in):
    visitor = sign_in(shore.officer)
    form = {"name": "石老师", "unit": "S3", "starts_on": today(), "is_active": "", "password": "x"}

    assert visitor.get("/people/new/?role=teacher").status_code == 200
    response = visitor.post("/people/new/?role=teacher", form)

    (issued,) = response.context["issued"]
    person = Person.objects.get(username="s3-teacher-1")
    assert (person.name, person.is_active, person.must_change_password) == ("石老师", True, True)
    assert person.check_password(issued.password)
    assert issued.password in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert issued.password not in visitor.get(reverse("person", args=[person.pk])).content.decode()


def test_invitation_offers_only_units_of_the_roles_kind(shore, sign_in):
    visitor = sign_in(shore.officer)

    groups = visitor.get("/people/new/?role=group_office").context["form"]
    bureau = visitor.get("/people/new/?role=auditor").context["form"]

    assert [code for code, _label in groups.fields["unit"].choices] == ["G2", "G1"]
    assert bureau.fields["unit"].widget.is_hidden
    assert visitor.get("/people/new/?role=public").context["role"] == Role.PRINCIPAL


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"username": "officer"}, "__all__"),
        ({"username": "a b"}, "username"),
        ({"unit": "G1"}, "unit"),
        ({"name": ""}, "name"),
        ({"ends_on": "2020-01-01"}, "__all__"),
    ],
)
def test_invitation_that_cannot_be_opens_nothing(shore, sign_in, change, field):
    visitor = sign_in(shore.officer)
    before = Person.objects.count()
    form = {"name": "石老师", "unit": "S3", "starts_on": today(), **change}

    response = visitor.post("/people/new/?role=teacher", form)

    assert list(response.context["form"].errors) == [field]
    assert Person.objects.count() == before


def test_name_and_address_are_put_right(shore, sign_in):
    visitor = sign_in(shore.officer)
    address = reverse("person-edit", args=[shore.principal.person_id])

    response = visitor.post(
        address, {"name": "安琪", "email": "an@example.org", "username": "root", "is_active": ""}
    )

    person = Person.objects.get(pk=shore.principal.person_id)
    assert response.status_code == 302
    assert (person.name, person.email) == ("安琪", "an@example.org")
    assert (person.username, person.is_active) == ("principal", True)
    assert list(visitor.post(address, {"name": "x", "email": "no"}).context["form"].errors) == [
        "email"
    ]


def test_further_seat_is_granted_once(shore, sign_in):
    visitor = sign_in(shore.officer)
    address = reverse("seat-new", args=[shore.principal.person_id]) + "?role=principal"

    assert visitor.get(address).status_code == 200
    first = visitor.post(address, {"unit": "S3", "starts_on": today()})
    again = visitor.post(address, {"unit": "S3", "starts_on": today()})

    assert first.headers["Location"] == reverse("person", args=[shore.principal.person_id])
    assert "请先结束那个席位" in again.context["form"].non_field_errors()[0]
    with shore.at():
        assert Seat.objects.filter(person=shore.principal.person).count() == 2


def test_seat_is_ended_once(shore, sign_in):
    visitor = sign_in(shore.officer)
    address = reverse("seat-end", args=[shore.principal.pk])

    assert visitor.get(address).context["form"].initial["on"] == today()
    assert visitor.post(address, {"on": today()}).status_code == 302
    again = visitor.post(address, {"on": today()})

    assert again.context["form"].non_field_errors() == ["这个席位已经结束，不能再次结束。"]


def test_own_seat_shows_why_it_cannot_be_ended(shore, sign_in):
    address = reverse("seat-end", args=[shore.officer.pk])

    assert "请由另一位教育局干部办理" in sign_in(shore.officer).get(address).content.decode()


def test_password_is_handed_out_after_asking(shore, sign_in):
    visitor = sign_in(shore.officer)
    address = reverse("password-reissue", args=[shore.principal.person_id])

    asked = visitor.get(address)
    assert Person.objects.get(pk=shore.principal.person_id).check_password(PASSWORD)
    response = visitor.post(address)

    assert "原密码立即失效" in asked.content.decode()
    (issued,) = response.context["issued"]
    assert Person.objects.get(pk=shore.principal.person_id).check_password(issued.password)


def test_account_is_closed_and_reopened_after_asking(shore, sign_in):
    visitor = sign_in(shore.officer)
    pk = shore.principal.person_id

    for name, active in (("person-close", False), ("person-reopen", True)):
        assert visitor.get(reverse(name, args=[pk])).status_code == 200
        assert visitor.post(reverse(name, args=[pk])).status_code == 302
        assert Person.objects.get(pk=pk).is_active is active


def test_history_knows_each_step(shore, sign_in):
    visitor = sign_in(shore.officer)
    visitor.post(reverse("person-close", args=[shore.principal.person_id]))

    with shore.at():
        assert Record.objects.first().code == "person.closed"
