"""What the addresses of the room decisions answer to every seat.

The plans are G1's: its office sees both of them, the principal of S2 the moves of the one that
schools were asked about, a teacher none before a plan is adopted.
"""

from web.matrix_words import BAD_METHOD, IN, NO, NONE, OFFICER, OK, Address, data


def plan(world):
    return [world.plan.pk]


def asked_plan(world):
    return [world.asked_plan.pk]


def answer(world):
    return [world.answer.pk]


def move(world):
    return [world.move.pk]


def scenario(world):
    return [world.scenario.pk]


def notice_of_school(world):
    return [world.asked_plan.pk, "S2"]


READERS = (IN, OK, OK, NO, NO, OK, NONE)
DECIDERS = (IN, OK, NO, NO, NO, NO, NONE)
PRINCIPALS = (IN, NO, NO, OK, NO, NO, NO)
# A page that answers a refused form with the reason.
SENT = (IN, IN, NO, NO, NO, NO, NONE)
SEEN_BY_SCHOOLS = (IN, OK, OK, OK, NO, OK, NONE)

TABLE: dict[str, Address] = {
    "plan-ask": Address(plan, get=DECIDERS, post=SENT, acts=OFFICER),
    "plan-answers": Address(asked_plan, get=READERS),
    "plan-remind": Address(asked_plan, get=(IN, *[BAD_METHOD] * 6), post=SENT, acts=OFFICER),
    # Some schools have not answered: before the due date nobody adopts.
    "plan-adopt": Address(
        asked_plan,
        get=DECIDERS,
        post=DECIDERS,
        data=data(reason="开学在即"),
    ),
    "plan-discard": Address(
        plan,
        get=(IN, OK, OK, NO, NO, NO, NONE),
        post=(IN, IN, IN, NO, NO, NO, NONE),
        acts=("officer", "group_office"),
    ),
    "answers": Address(get=PRINCIPALS),
    "answers-agree": Address(
        get=(IN, *[BAD_METHOD] * 6),
        post=(IN, NO, NO, IN, NO, NO, NO),
        data=lambda world: {"shown": [world.answer.pk]},
        acts=("principal",),
    ),
    "answer": Address(
        answer,
        get=(IN, NO, NO, OK, NONE, NO, NONE),
        post=(IN, NO, NO, IN, NONE, NO, NONE),
        data=data(answer="agree"),
        acts=("principal",),
    ),
    "my-move": Address(get=(IN, NO, NO, NO, OK, NO, NO)),
    "plan-roster": Address(asked_plan, get=READERS),
    "plan-approval": Address(asked_plan, get=READERS),
    "eligible-list": Address(scenario, get=READERS),
    "plan-notices": Address(asked_plan, get=SEEN_BY_SCHOOLS),
    "notice": Address(move, get=SEEN_BY_SCHOOLS),
    "school-notice": Address(notice_of_school, get=SEEN_BY_SCHOOLS),
}
