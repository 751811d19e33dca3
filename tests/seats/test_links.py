from datetime import timedelta

import pytest
from django.core.signing import BadSignature

from manyuan.history.models import Record
from manyuan.history.queries import changes_of_record
from manyuan.history.sentences import sentence_of
from manyuan.kernel.clock import today
from manyuan.kernel.errors import Refused
from manyuan.seats.actions import (
    correct_person,
    make_link,
    note_use,
    renew_link,
    revoke_link,
)
from manyuan.seats.actions.links import LONGEST_DAYS
from manyuan.seats.enums import LinkUseKind, Role, UnitKind
from manyuan.seats.errors import (
    LinkNotOpen,
    LinkRevokedAlready,
    LinkTermOutOfBounds,
    UnitDoesNotFitRole,
)
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Link, LinkUse, Unit
from manyuan.seats.permissions import may_keep_links
from manyuan.seats.queries import link_numbered, link_with_digest, links_of_unit
from manyuan.seats.scope import before_any_seat
from manyuan.seats.tokens import digest_of, new_token

NEXT_MONTH = today() + timedelta(days=30)


def unit(kind, code):
    return Unit.objects.get(kind=kind, code=code)


def partner():
    return unit(UnitKind.PARTNER, "P1")


def given(by, role=Role.PARTNER_LINK, to=None, **rest):
    return make_link(by=by, role=role, unit=to or partner(), **{"expires_on": NEXT_MONTH, **rest})


def opened(made):
    return link_with_digest(digest_of(made.token))


def test_token_is_long_random_and_ours():
    token = new_token()

    secret, _signature = token.split(".")
    assert len(secret) == 32
    assert token != new_token()
    assert len(digest_of(token)) == 64


@pytest.mark.parametrize(
    "spoil", [lambda t: t[1:], lambda t: t + "x", lambda _t: "a.b", lambda _t: ""]
)
def test_forged_token_is_refused_before_the_database_is_asked(spoil):
    with pytest.raises(BadSignature):
        digest_of(spoil(new_token()))


def test_link_opens_the_seat_of_its_partner(shore):
    with shore.at():
        made = given(shore.officer)
        record = Record.objects.first()
        changes = list(changes_of_record(record))

    link = opened(made)

    assert (link.number, link.seat.role, link.seat.person_id) == (1, Role.PARTNER_LINK, None)
    assert (link.seat.unit.code, link.seat.link_number) == ("P1", 1)
    assert made.token not in str([link.__dict__, record.facts, [c.after for c in changes]])
    assert sentence_of(record) == f"为海洋大学开通了 1 号链接：合作单位链接，{NEXT_MONTH} 失效"
    assert [(c.table, c.key, c.before) for c in changes] == [("links", "1", None)]
    assert changes[0].after == {
        "number": 1,
        "role": "partner_link",
        "unit": "P1",
        "detail": "",
        "expires_on": NEXT_MONTH.isoformat(),
        "revoked": False,
    }


def test_two_links_of_a_partner_share_its_seat_and_have_their_own_numbers(shore):
    with shore.at():
        first, second = given(shore.officer), given(shore.officer)

    assert (first.link.number, second.link.number) == (1, 2)
    assert first.link.seat_id == second.link.seat_id
    assert first.token != second.token


def test_link_ends_on_its_day(shore):
    with shore.at():
        made = given(shore.officer)
        Link.objects.update(expires_on=today())

    assert opened(made) is None
    assert not made.link.is_open_on(NEXT_MONTH)
    assert made.link.is_open_on(NEXT_MONTH - timedelta(days=1))


def test_revoked_link_opens_nothing_and_is_revoked_once(shore):
    with shore.at():
        made = given(shore.officer)
        revoked = revoke_link(by=shore.officer, link=made.link)
        said = sentence_of(Record.objects.first())
        with pytest.raises(LinkRevokedAlready):
            revoke_link(by=shore.officer, link=made.link)
        with pytest.raises(LinkRevokedAlready):
            renew_link(by=shore.officer, link=made.link, expires_on=NEXT_MONTH)

    assert opened(made) is None
    assert not revoked.is_open_on(today())
    assert said == "撤销了海洋大学的 1 号链接：合作单位链接"


def test_new_link_takes_the_place_of_the_old(shore):
    with shore.at():
        calendar = {"role": Role.CALENDAR_LINK, "detail": "E1"}
        old = given(shore.officer, **calendar)
        new = renew_link(by=shore.officer, link=old.link, expires_on=NEXT_MONTH)
        record = Record.objects.first()
        changed = changes_of_record(record).count()

    assert opened(old) is None
    assert (opened(new).number, opened(new).detail) == (2, "E1")
    assert changed == 2
    assert sentence_of(record) == (f"为海洋大学以 2 号链接更换了 1 号：订阅日历，{NEXT_MONTH} 失效")


@pytest.mark.parametrize("days", [-1, 0, LONGEST_DAYS + 1])
def test_term_has_bounds(shore, days):
    with shore.at(), pytest.raises(LinkTermOutOfBounds):
        given(shore.officer, expires_on=today() + timedelta(days=days))

    with shore.at():
        assert Link.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "kind", "code", "detail"),
    [
        (Role.PARTNER_LINK, UnitKind.SCHOOL, "S1", ""),
        (Role.PARTNER_LINK, UnitKind.PARTNER, "P1", "E1"),
        (Role.CALENDAR_LINK, UnitKind.SCHOOL, "S1", "E1"),
        (Role.CALENDAR_LINK, UnitKind.BUREAU, "990001", ""),
        (Role.PRINCIPAL, UnitKind.SCHOOL, "S1", ""),
    ],
)
def test_link_fits_its_unit(shore, role, kind, code, detail):
    with shore.at(), pytest.raises(UnitDoesNotFitRole):
        given(shore.officer, role, unit(kind, code), detail=detail)


def test_unit_of_another_bureau_gets_no_link(shore):
    with shore.at(shore.hill):
        stranger = unit(UnitKind.SCHOOL, "S1")

    with shore.at(), pytest.raises(UnitDoesNotFitRole):
        given(shore.officer, Role.CALENDAR_LINK, stranger)


@pytest.mark.parametrize(
    ("who", "role", "kind", "code", "ok"),
    [
        ("officer", Role.PARTNER_LINK, UnitKind.PARTNER, "P1", True),
        ("officer", Role.CALENDAR_LINK, UnitKind.GROUP, "G2", True),
        ("group_office", Role.PARTNER_LINK, UnitKind.PARTNER, "P1", False),
        ("group_office", Role.CALENDAR_LINK, UnitKind.GROUP, "G1", True),
        ("group_office", Role.CALENDAR_LINK, UnitKind.GROUP, "G2", False),
        ("group_office", Role.CALENDAR_LINK, UnitKind.SCHOOL, "S2", False),
        ("principal", Role.CALENDAR_LINK, UnitKind.SCHOOL, "S2", True),
        ("principal", Role.CALENDAR_LINK, UnitKind.SCHOOL, "S1", False),
        ("teacher", Role.CALENDAR_LINK, UnitKind.SCHOOL, "S1", False),
        ("auditor", Role.CALENDAR_LINK, UnitKind.SCHOOL, "S1", False),
    ],
)
def test_bureau_keeps_all_links_and_units_their_own_calendars(shore, who, role, kind, code, ok):
    seat = getattr(shore, who)
    with shore.at(seat):
        answer = may_keep_links(seat, role, unit(kind, code))

    assert answer.ok is ok
    assert ok or answer.reason.endswith("。")


def test_refused_actions_change_nothing(shore):
    with shore.at():
        made = given(shore.officer)
        records = Record.objects.count()
        for action in (
            lambda: given(shore.auditor),
            lambda: revoke_link(by=shore.principal, link=made.link),
            lambda: renew_link(by=shore.group_office, link=made.link, expires_on=NEXT_MONTH),
        ):
            with pytest.raises(Refused):
                action()

        assert (Link.objects.count(), Record.objects.count()) == (1, records)
    assert opened(made) is not None


def test_each_opening_fetching_and_deed_is_noted(shore):
    with shore.at():
        link = given(shore.officer).link
        for _time in range(2):
            for kind in LinkUseKind:
                note_use(link=link, kind=kind)
        (counted,) = links_of_unit(shore.officer, link.seat.unit)
        kinds = sorted(LinkUse.objects.values_list("kind", flat=True))

    assert kinds == ["acted", "acted", "fetched", "fetched", "opened", "opened"]
    assert counted.uses == 6
    assert counted.last_used_at is not None


def test_use_is_never_changed_or_removed(shore):
    with shore.at():
        link = given(shore.officer).link
        note_use(link=link, kind=LinkUseKind.OPENED)
        use = LinkUse.objects.get()

        for change in (use.save, use.delete, LinkUse.objects.all().delete):
            with pytest.raises(TypeError):
                change()
    assert str(use).startswith(f"{link.pk} opened 20")


def test_deed_through_a_link_names_it(shore):
    with shore.at():
        given(shore.officer)
        shore.officer.link_number = 1
        correct_person(by=shore.officer, person=shore.teacher.person, name="林一", email="")
        record = Record.objects.first()

    assert record.facts["link"] == 1
    assert sentence_of(record) == "更正了林一的姓名或电子邮箱（通过 1 号链接）"


def test_seat_whose_link_was_revoked_meanwhile_can_do_nothing(shore):
    with shore.at():
        made = given(shore.officer)
        seat = opened(made).seat
        lock_bureau(seat)
        revoke_link(by=shore.officer, link=made.link)

        with pytest.raises(LinkNotOpen):
            lock_bureau(seat)


def test_links_of_another_bureau_are_out_of_reach(shore):
    with shore.at():
        made = given(shore.officer)

    with shore.at(shore.hill):
        assert link_numbered(shore.hill, 1) is None
        assert list(links_of_unit(shore.hill, made.link.seat.unit)) == []
    with before_any_seat():
        assert str(Link.objects.get()) == "海洋大学 · 合作单位链接 1"
