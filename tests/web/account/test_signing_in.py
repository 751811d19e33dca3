import pytest
from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.seats.actions import close_account, grant_seat, reissue_password
from manyuan.seats.enums import Role, UnitKind
from manyuan.seats.models import Person, Seat, Unit
from manyuan.seats.scope import before_any_seat
from worlds.shore import PASSWORD

SIGN_IN = "/account/sign-in/"


def enter(client, username, password, **more):
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("username", ["principal", " Principal "])
def test_right_name_and_password_lead_to_the_desk(client, shore, username):
    response = enter(client, username, PASSWORD)

    assert (response.status_code, response.headers["Location"]) == (302, reverse("desk"))
    assert is_in(client)


def test_whole_refusal_is_the_same_for_unknown_name_wrong_password_and_closed_account(
    client, shore
):
    with shore.at():
        close_account(by=shore.officer, person=shore.auditor.person)

    answers = {
        enter(client, username, password).context["form"].non_field_errors()[0]
        for username, password in [
            ("nobody", PASSWORD),
            ("principal", "wrong"),
            ("auditor", PASSWORD),
        ]
    }

    assert len(answers) == 1
    assert not is_in(client)


@pytest.mark.parametrize("name", ["principal", "nobody"])
def test_five_failures_lock_a_name_known_or_not(client, shore, name):
    for _ in range(4):
        assert enter(client, name, "wrong").status_code == 200

    locked = enter(client, name, "wrong")

    assert locked.status_code == 429
    assert locked.headers["Retry-After"] == "900"
    assert "请 15 分钟后再试" in locked.content.decode()
    assert enter(client, name, PASSWORD).status_code == 429
    assert not is_in(client)
    assert enter(client, "teacher", PASSWORD).status_code == 302


def test_reissued_password_opens_a_locked_name_at_once(client, shore):
    for _ in range(5):
        enter(client, "principal", "wrong")
    with shore.at():
        issued = reissue_password(by=shore.officer, person=shore.principal.person)

    response = enter(client, "principal", issued.password)

    assert response.status_code == 302
    assert client.get(reverse("people")).headers["Location"] == reverse("change-password")


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/account/password/", "/account/password/"),
        ("https://evil.example/", "/desk/"),
        ("//evil.example/", "/desk/"),
        ("javascript:alert(1)", "/desk/"),
    ],
)
def test_sign_in_leads_only_to_own_pages(client, shore, wanted, led_to):
    assert enter(client, "officer", PASSWORD, next=wanted).headers["Location"] == led_to


def test_who_is_signed_in_goes_on_to_the_desk(shore, sign_in):
    assert sign_in(shore.officer).get(SIGN_IN).headers["Location"] == "/desk/"


def test_session_changes_its_key_at_sign_in_and_out(client, shore):
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = "x"
    session.save()
    client.cookies["sessionid"] = planted = session.session_key

    enter(client, "officer", PASSWORD)

    assert client.session.session_key != planted
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert client.get("/account/sign-out/").status_code == 405
    assert client.post("/account/sign-out/").headers["Location"] == SIGN_IN
    assert not is_in(client)


def test_closing_an_account_ends_its_sessions(shore, sign_in):
    visitor = sign_in(shore.principal)
    with shore.at():
        close_account(by=shore.officer, person=shore.principal.person)

    assert visitor.get("/account/password/").headers["Location"].startswith(SIGN_IN)


def test_new_password_ends_other_sessions_and_keeps_this_one(shore, sign_in, client):
    from django.test import Client

    other = Client()
    other.force_login(shore.officer.person, "django.contrib.auth.backends.ModelBackend")
    visitor = sign_in(shore.officer)

    response = visitor.post(
        "/account/password/",
        {
            "old_password": PASSWORD,
            "new_password1": "a quiet harbour",
            "new_password2": "a quiet harbour",
        },
    )

    assert response.headers["Location"] == "/desk/"
    assert visitor.get("/account/password/").status_code == 200
    assert other.get("/account/password/").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("wrong", "a quiet harbour", "a quiet harbour", "old_password"),
        (PASSWORD, "a quiet harbour", "a quiet harbor", "new_password2"),
        (PASSWORD, PASSWORD, PASSWORD, "new_password1"),
        (PASSWORD, "officer-off", "officer-off", "new_password2"),
        (PASSWORD, "1234567890", "1234567890", "new_password2"),
        (PASSWORD, "short", "short", "new_password2"),
    ],
)
def test_unusable_password_changes_nothing(shore, sign_in, old, new, again, field):
    visitor = sign_in(shore.officer)

    response = visitor.post(
        "/account/password/", {"old_password": old, "new_password1": new, "new_password2": again}
    )

    assert list(response.context["form"].errors) == [field]
    assert Person.objects.get(pk=shore.officer.person_id).check_password(PASSWORD)


def must_change(seat):
    Person.objects.filter(pk=seat.person_id).update(must_change_password=True)


def test_one_time_password_must_be_replaced_before_anything_else(shore, sign_in):
    visitor = sign_in(shore.officer)
    must_change(shore.officer)

    for name in ("people", "history", "person-new"):
        assert visitor.get(reverse(name)).headers["Location"] == "/account/password/"
    page = visitor.get("/account/password/")
    assert "old_password" not in page.context["form"].fields
    same = visitor.post(
        "/account/password/", {"new_password1": PASSWORD, "new_password2": PASSWORD}
    )
    assert list(same.context["form"].errors) == ["new_password1"]
    visitor.post(
        "/account/password/",
        {"new_password1": "a quiet harbour", "new_password2": "a quiet harbour"},
    )
    assert visitor.get(reverse("people")).status_code == 200


def test_part_of_a_page_is_not_swapped_for_the_sign_in_page(client, shore, sign_in):
    response = client.get(reverse("people"), headers={"HX-Request": "true"})

    assert (response.status_code, response.headers["HX-Redirect"]) == (
        200,
        "/account/sign-in/?next=/people/",
    )
    visitor = sign_in(shore.officer)
    must_change(shore.officer)
    answer = visitor.get(reverse("people"), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/account/password/"


def test_person_without_a_seat_is_told_so_and_can_leave(shore, sign_in):
    visitor = sign_in(shore.teacher)
    with before_any_seat():
        Seat.objects.filter(pk=shore.teacher.pk).update(ends_on=today(), starts_on=today())

    for name in ("people", "history", "change-password"):
        response = visitor.get(reverse(name))
        assert response.status_code == 403
        assert "您现在没有可用的席位" in response.content.decode()
    assert visitor.post("/account/sign-out/").status_code == 302


def second_seat(shore):
    with shore.at():
        unit = Unit.objects.get(kind=UnitKind.SCHOOL, code="S3")
        return grant_seat(
            by=shore.officer, person=shore.officer.person, role=Role.PRINCIPAL, unit=unit
        )


def test_own_seat_can_be_chosen_and_decides_what_is_seen(shore, sign_in):
    seat = second_seat(shore)
    visitor = sign_in(shore.officer)

    response = visitor.post("/account/seat/", {"seat": seat.pk, "next": "/account/password/"})

    assert response.headers["Location"] == "/account/password/"
    assert visitor.session["seat"] == seat.pk
    assert visitor.get(reverse("people")).status_code == 403


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", ""])
def test_choosing_a_seat_leads_only_to_own_pages(shore, sign_in, address):
    seat = second_seat(shore)

    response = sign_in(shore.officer).post("/account/seat/", {"seat": seat.pk, "next": address})

    assert response.headers["Location"] == "/desk/"


def test_seat_of_somebody_else_cannot_be_chosen(shore, sign_in):
    visitor = sign_in(shore.teacher)

    for wanted in (shore.officer.pk, shore.hill.pk, shore.command_line.pk, "x", ""):
        assert visitor.post("/account/seat/", {"seat": wanted}).status_code == 404
    assert visitor.session["seat"] == shore.teacher.pk
    assert visitor.get("/account/seat/").status_code == 405


def test_seat_in_the_session_that_ended_falls_back_to_one_still_held(shore, sign_in):
    seat = second_seat(shore)
    visitor = sign_in(seat)
    with before_any_seat():
        Seat.objects.filter(pk=seat.pk).update(ends_on=today())

    assert visitor.get(reverse("people")).status_code == 200


def test_seat_of_another_bureau_leads_to_its_desk(shore, sign_in):
    with before_any_seat():
        seat = Seat.objects.create(
            person=shore.officer.person,
            role=Role.BUREAU_OFFICER,
            unit=shore.hill.unit,
            bureau=shore.hill.bureau,
            starts_on=today(),
        )
    visitor = sign_in(shore.officer)

    response = visitor.post("/account/seat/", {"seat": seat.pk, "next": "/people/"})

    assert response.headers["Location"] == "/desk/"
    assert [row.html for row in visitor.get("/people/").context["table"].rows[0][1:2]] == ["hill"]


def test_language_is_changed_without_signing_in_and_leads_to_own_pages_only(client, shore):
    response = client.post("/account/language/", {"language": "en", "next": "//evil.example/"})

    assert response.headers["Location"] == "/"
    assert client.cookies["manyuan_language"].value == "en"
    assert "Sign in" in client.get(SIGN_IN).content.decode()
    assert client.get("/account/language/").status_code == 405


def test_signed_in_pages_are_private(shore, sign_in):
    visitor = sign_in(shore.officer)

    assert "private" in visitor.get("/account/password/").headers["Cache-Control"]
    assert "no-store" in visitor.get("/people/").headers["Cache-Control"]
