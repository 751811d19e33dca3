"""What the addresses of links answer: those that give links out, and those that the links open.

Behind a link everybody is the same, signed in or not: what counts is the address.
"""

from offers.giving import WEDNESDAY
from web.matrix_words import (
    BAD_METHOD,
    IN,
    NO,
    NONE,
    OFFICER,
    OK,
    WHO,
    Address,
    data,
    everybody,
    given,
    officers,
    signed_in,
)
from worlds.visits import school_day

DAYS = data(days="30")
KEEPERS = ("officer", "principal")
HOURS = {"starts_at": "13:00", "ends_at": "15:00", "max_visits": "2"}
OTHER_DAY = {"date": WEDNESDAY.replace(day=WEDNESDAY.day + 7).isoformat(), **HOURS}
OTHER_TIME = {"on": school_day(1).isoformat(), "starts_at": "14:00", "reason": "出差"}


def partner_token(seen):
    return [seen.partner_link.token]


def calendar_token(seen):
    return [seen.calendar_link.token]


def calendar(seen):
    return [seen.calendar_link.link.number]


def of_partner(name, **fields):
    """Whoever has the partner's link opens the form of one of its objects, and acts with it."""
    return Address(
        lambda seen: [seen.partner_link.token, *([getattr(seen, name)] if name else [])],
        get=everybody(OK),
        post=everybody(IN),
        data=data(**fields),
        acts=WHO,
    )


def keepers(status):
    """Answer the bureau and the school itself so, everybody else with a refusal."""
    return (IN, status, NO, status, NO, NO, NONE)


TABLE: dict[str, Address] = {
    "partner-link-new": Address(
        given("P1"), get=officers(OK, NONE), post=officers(OK, NONE), data=DAYS, acts=OFFICER
    ),
    "calendar-new": Address(
        given("school", "S2"), get=keepers(OK), post=keepers(OK), data=DAYS, acts=KEEPERS
    ),
    "link-uses": Address(calendar, get=keepers(OK), post=signed_in(BAD_METHOD)),
    "link-renew": Address(calendar, get=keepers(OK), post=keepers(OK), data=DAYS, acts=KEEPERS),
    "link-revoke": Address(calendar, get=keepers(OK), post=keepers(IN), acts=KEEPERS),
    "link": Address(partner_token, get=everybody(OK), post=everybody(BAD_METHOD)),
    "link-calendar": Address(calendar_token, get=everybody(OK), post=everybody(BAD_METHOD)),
    "link-day-new": of_partner("", expert="E1", **OTHER_DAY),
    "link-day-edit": of_partner("expert_day", **OTHER_DAY),
    "link-day-withdraw": of_partner("expert_day", reason="开会"),
    "link-visit-confirm": of_partner("visit"),
    "link-visit-decline": of_partner("visit", reason="出差"),
    "link-visit-move": of_partner("visit", **OTHER_TIME),
    "link-visit-feedback": of_partner("held_visit", rating="5", text="学生提问很多"),
}
