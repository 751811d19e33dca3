"""What the addresses of the room scenarios answer to every seat.

The draft that ``seen`` holds is the group office's own; what was submitted waits for the bureau.
"""

from web.matrix_words import BAD_METHOD, IN, NO, NONE, OFFICER, OK, Address, data

YEAR = "?year=2026"
OFFICE = ("group_office",)
PLANNERS = ("officer", "group_office")
DRAFT = {
    "name": "改过的草案",
    "schools": "group:G1",
    "pack": "exchange-national",
    "seconds": "30",
    "seed": "",
}
READERS = (IN, OK, OK, NO, NO, OK, NONE)


def scenario(seen):
    return [seen.scenario.pk]


def submitted(seen):
    return [seen.submitted.pk]


def draft(seen):
    return {**DRAFT, "freeze": seen.freeze.pk}


def office(status, hill=NONE):
    """Answer the group's office so, everybody else with a refusal."""
    return (IN, NO, status, NO, NO, NO, hill)


TABLE: dict[str, Address] = {
    # Schools and teachers are led to their own part; another bureau has no plans yet.
    "plans": Address(get=(IN, OK, OK, IN, IN, OK, OK)),
    "freeze-new": Address(
        get=(IN, OK, NO, NO, NO, NO, OK),
        # The other bureau has no teachers to freeze and is told so.
        post=(IN, IN, NO, NO, NO, NO, OK),
        query=YEAR,
        acts=OFFICER,
    ),
    "freeze-file": Address(lambda seen: [seen.freeze.pk], get=(IN, OK, NO, NO, NO, OK, NONE)),
    "scenario-new": Address(
        get=(IN, OK, OK, NO, NO, NO, IN),
        post=(IN, IN, IN, NO, NO, NO, IN),
        query=YEAR,
        data=draft,
        acts=PLANNERS,
    ),
    "scenario": Address(scenario, get=READERS),
    "scenario-edit": Address(scenario, get=office(OK), post=office(IN), data=draft, acts=OFFICE),
    "scenario-copy": Address(
        scenario,
        get=(IN, OK, OK, NO, NO, NO, NONE),
        post=(IN, IN, IN, NO, NO, NO, NONE),
        data=data(name="副本"),
        acts=PLANNERS,
    ),
    "scenario-discard": Address(scenario, get=office(OK), post=office(IN), acts=OFFICE),
    "scenario-submit": Address(scenario, get=office(OK), post=office(IN), acts=OFFICE),
    "scenario-return": Address(
        submitted,
        get=(IN, OK, NO, NO, NO, NO, NONE),
        post=(IN, IN, NO, NO, NO, NO, NONE),
        data=data(reason="请放宽路途"),
        acts=OFFICER,
    ),
    "scenario-rules": Address(
        scenario,
        get=READERS,
        post=office(IN),
        data=data(**{"limits.lend": "2"}),
        acts=OFFICE,
    ),
    "scenario-wills": Address(
        scenario,
        get=READERS,
        post=office(IN),
        data=data(teacher="S1-05", kind="stay"),
        acts=OFFICE,
    ),
    "scenario-compare": Address(
        scenario, get=(IN, IN, IN, NO, NO, IN, NONE), query="?plan=1&plan=2"
    ),
    "run-start": Address(
        scenario,
        get=(IN, *[BAD_METHOD] * 6),
        post=(IN, IN, IN, NO, NO, NO, NONE),
        acts=PLANNERS,
    ),
    "run": Address(lambda seen: [seen.run.pk], get=READERS),
    "run-stop": Address(
        lambda seen: [seen.queued.pk],
        get=(IN, *[BAD_METHOD] * 6),
        post=(IN, IN, NO, NO, NO, NO, NONE),
        acts=OFFICER,
    ),
}
