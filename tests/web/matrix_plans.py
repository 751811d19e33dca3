"""What the addresses of the room plans answer to every seat.

The plan that ``seen`` holds was drafted by the office of G1 for its group and asked of nobody yet:
the bureau, its auditors and that office see it, schools and teachers do not.
"""

from web.matrix_words import BAD_METHOD, IN, NO, NONE, OK, Address

SEES = (IN, OK, OK, NO, NO, OK, NONE)
EDITS = (IN, OK, OK, NO, NO, NO, NONE)
EDITORS = ("officer", "group_office")


def plan(seen):
    return [seen.plan.pk]


def to_the_other(status, hill):
    """Answer those who see both plans so; the second was drafted by the bureau for G1."""
    return (IN, status, status, NO, NO, status, hill)


TABLE: dict[str, Address] = {
    "plan": Address(plan, get=SEES),
    "plan-moves": Address(plan, get=SEES),
    "plan-gaps": Address(plan, get=SEES),
    "plan-why": Address(plan, get=SEES, query="?teacher=S1-00"),
    "plan-file": Address(plan, get=SEES),
    "plan-compare-with": Address(plan, get=to_the_other(IN, NONE)),
    "plan-compare": Address(
        lambda seen: [seen.plan.pk, seen.asked_plan.pk], get=to_the_other(OK, NONE)
    ),
    "plan-edit": Address(plan, get=EDITS),
    "plan-try": Address(plan, get=EDITS, query="?teacher=S1-00&school=S1"),
    "plan-place": Address(
        plan,
        get=(IN, *[BAD_METHOD] * 6),
        post=(IN, IN, IN, NO, NO, NO, NONE),
        data=lambda seen: {"teacher": seen.move.teacher_code, "school": ""},
        acts=EDITORS,
    ),
}
