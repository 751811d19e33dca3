"""What the addresses of the room grouping answer to every seat: the bureau plans groups alone.

The draft and the plan that ``seen`` holds are the bureau's.
"""

from web.matrix_words import BAD_METHOD, IN, NO, NONE, OFFICER, OK, Address, data

READERS = (IN, OK, NO, NO, NO, OK, NONE)
ASKED = {"name": "改过的布局", "groups": "3", "pack": "grouping-national", "seconds": "30"}
ADOPTED = {"on": "2026-09-01", "years": "all"}


def draft(seen):
    return [seen.grouping_draft.pk]


def plan(seen):
    return [seen.grouping_plan.pk]


def bureau(status):
    """Answer the bureau so, everybody else with a refusal."""
    return (IN, status, NO, NO, NO, NO, NONE)


TABLE: dict[str, Address] = {
    "grouping": Address(get=(IN, OK, OK, NO, NO, OK, OK)),
    "grouping-new": Address(
        get=(IN, OK, NO, NO, NO, NO, OK),
        post=(IN, IN, NO, NO, NO, NO, IN),
        query="?year=2026",
        data=data(**ASKED),
        acts=(*OFFICER, "hill"),
    ),
    "grouping-draft": Address(draft, get=READERS),
    "grouping-draft-edit": Address(
        draft, get=bureau(OK), post=bureau(IN), data=data(**ASKED), acts=OFFICER
    ),
    "grouping-draft-copy": Address(
        draft, get=bureau(OK), post=bureau(IN), data=data(name="副本"), acts=OFFICER
    ),
    "grouping-draft-discard": Address(draft, get=bureau(OK), post=bureau(IN), acts=OFFICER),
    "grouping-draft-rules": Address(
        draft,
        get=READERS,
        post=bureau(IN),
        data=data(**{"size.campuses": "12"}),
        acts=OFFICER,
    ),
    "grouping-draft-wills": Address(
        draft,
        get=READERS,
        post=bureau(IN),
        data=data(school="S6", kind="go", lead="S4"),
        acts=OFFICER,
    ),
    "grouping-run": Address(draft, get=(IN, *[BAD_METHOD] * 6), post=bureau(IN), acts=OFFICER),
    "grouping-plan": Address(plan, get=READERS),
    "grouping-why": Address(plan, get=READERS, query="?school=S6"),
    "grouping-try": Address(plan, get=READERS, query="?school=S6&lead=-"),
    "grouping-place": Address(
        plan,
        get=(IN, *[BAD_METHOD] * 6),
        post=bureau(IN),
        data=data(school="S6", lead="-"),
        acts=OFFICER,
    ),
    "grouping-adopt": Address(
        plan, get=bureau(OK), post=bureau(IN), data=data(**ADOPTED), acts=OFFICER
    ),
    "grouping-discard": Address(plan, get=bureau(OK), post=bureau(IN), acts=OFFICER),
    "grouping-compare": Address(plan, get=READERS),
    "grouping-file": Address(plan, get=READERS),
}
