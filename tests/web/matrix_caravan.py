"""What the addresses of the room caravan answer to every seat.

The draft and the plan that ``seen`` holds are the group office's own; the one in force is the
bureau's, and for all schools.
"""

from web.matrix_words import BAD_METHOD, IN, NO, NONE, OFFICER, OK, Address, data

OFFICE = ("group_office",)
PLANNERS = ("officer", "group_office")
READERS = (IN, OK, OK, NO, NO, OK, NONE)
ASKED = {
    "name": "改过的大篷车",
    "group": "G1",
    "pack": "caravan-national",
    "seconds": "30",
    "seed": "",
}


def draft(seen):
    return [seen.caravan_draft.pk]


def plan(seen):
    return [seen.caravan_plan.pk]


def in_force(seen):
    return [seen.caravan_in_force.pk]


def office(status):
    """Answer the group's office so, everybody else with a refusal."""
    return (IN, NO, status, NO, NO, NO, NONE)


def bureau(status):
    """Answer the bureau so, everybody else with a refusal."""
    return (IN, status, NO, NO, NO, NO, NONE)


TABLE: dict[str, Address] = {
    "caravan": Address(get=(IN, OK, OK, NO, NO, OK, OK)),
    "caravan-new": Address(
        get=(IN, OK, OK, NO, NO, NO, OK),
        # The other bureau has no requests to plan from and is told so.
        post=(IN, IN, IN, NO, NO, NO, OK),
        query="?year=2026",
        data=data(**ASKED),
        acts=PLANNERS,
    ),
    "caravan-draft": Address(draft, get=READERS),
    "caravan-draft-edit": Address(
        draft, get=office(OK), post=office(IN), data=data(**ASKED), acts=OFFICE
    ),
    "caravan-draft-copy": Address(
        draft,
        get=(IN, OK, OK, NO, NO, NO, NONE),
        post=(IN, IN, IN, NO, NO, NO, NONE),
        data=data(name="副本"),
        acts=PLANNERS,
    ),
    "caravan-draft-discard": Address(draft, get=office(OK), post=office(IN), acts=OFFICE),
    "caravan-draft-rules": Address(
        draft,
        get=READERS,
        post=office(IN),
        data=data(**{"value.visit_shares": "1;0.5"}),
        acts=OFFICE,
    ),
    "caravan-draft-wills": Address(
        draft,
        get=READERS,
        post=office(IN),
        data=data(request="V1", kind="nowhere"),
        acts=OFFICE,
    ),
    "caravan-run": Address(
        draft,
        get=(IN, *[BAD_METHOD] * 6),
        post=(IN, IN, IN, NO, NO, NO, NONE),
        acts=PLANNERS,
    ),
    "caravan-plan": Address(plan, get=READERS),
    "caravan-why": Address(plan, get=READERS, query="?request=V1"),
    "caravan-try": Address(plan, get=READERS, query="?request=V1&place=E1@2026-10-14"),
    "caravan-pin": Address(
        plan,
        get=(IN, *[BAD_METHOD] * 6),
        post=office(IN),
        data=data(request="V1", place="E1@2026-10-14"),
        acts=OFFICE,
    ),
    "caravan-adopt": Address(plan, get=bureau(OK), post=bureau(IN), acts=OFFICER),
    "caravan-again": Address(
        in_force,
        get=bureau(OK),
        post=bureau(IN),
        data=data(**{**ASKED, "group": ""}),
        acts=OFFICER,
    ),
    "caravan-discard": Address(
        plan,
        get=(IN, OK, OK, NO, NO, NO, NONE),
        post=(IN, IN, IN, NO, NO, NO, NONE),
        acts=PLANNERS,
    ),
    "caravan-compare": Address(plan, get=READERS),
    "caravan-file": Address(plan, get=READERS),
}
