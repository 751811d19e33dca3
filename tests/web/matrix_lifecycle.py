"""What the addresses of the lifecycle answer to every seat.

The decision is about S3 in G1, whose office proposed that S6 should join; the principal is S2's.
"""

from django.core.files.uploadedfile import SimpleUploadedFile

from web.matrix_words import (
    BAD_METHOD,
    DAY,
    IN,
    NO,
    NONE,
    OFFICER,
    OK,
    Address,
    data,
    given,
    membership,
)
from worlds.lifecycle import days
from worlds.visits import PDF

READERS = (IN, OK, OK, OK, NO, OK, OK)
PAPERS = {"decided_on": DAY, "effective_on": DAY, "reason": "经研究", "override": "先行"}
ASKED = {"wished_on": DAY, "reason": "条件已经成熟", "ground": ""}
MOVED = {"to": days(9).isoformat(), "code": "materials"}


def decision(seen):
    return [seen.life_decision]


def file(seen):
    return [seen.life_decision, seen.life_file]


def proposal(seen):
    return [seen.life_proposal]


def on_trial(world):
    with world.at():
        return [world.membership("G1", "S3").pk]


def leaving(world):
    return [*membership(world), "exited"]


def merged(world):
    with world.at():
        return {**PAPERS, "target": world.group("G1").pk, "sure": "1"}


def bureau(status, hill=NONE):
    """Answer the bureau so, everybody else with a refusal."""
    return (IN, status, NO, NO, NO, NO, hill)


def decides(args, answer=IN, hill=NONE, **fields):
    """Answer the bureau with a form; what it sends is written."""
    acts = OFFICER if answer == IN else ()
    return Address(
        args, get=bureau(OK, hill), post=bureau(answer, hill), data=data(**fields), acts=acts
    )


TABLE: dict[str, Address] = {
    "lifecycle": Address(get=READERS),
    "lead-room": Address(get=(IN, OK, NO, NO, NO, OK, OK)),
    "lifecycle-coverage": Address(get=READERS),
    "decisions": Address(get=READERS),
    "decision": Address(decision, get=(IN, OK, OK, NONE, NO, OK, NONE)),
    "decision-postpone": decides(decision, **MOVED),
    "decision-withdraw": decides(decision, reason="方案调整"),
    "decision-carry-out": Address(decision, get=(IN, *[BAD_METHOD] * 6), post=bureau(409)),
    "decision-file-new": Address(
        decision,
        get=(IN, *[BAD_METHOD] * 6),
        post=bureau(IN, NONE),
        data=lambda _world: {"file": SimpleUploadedFile("附件.pdf", PDF)},
        acts=OFFICER,
    ),
    "decision-file": Address(file, get=(IN, OK, OK, NONE, NO, OK, NONE)),
    "decision-file-remove": decides(file, hill=NONE),
    "proposal": Address(proposal, get=(IN, OK, OK, NONE, NO, OK, NONE)),
    "proposal-approve": decides(proposal, **PAPERS),
    "proposal-decline": decides(proposal, reason="容量已满"),
    "proposal-withdraw": Address(
        proposal,
        get=(IN, NO, OK, NONE, NO, NO, NONE),
        post=(IN, NO, IN, NONE, NO, NO, NONE),
        acts=("group_office",),
    ),
    "candidate-admit": decides(given("G2"), school="S6", **PAPERS),
    "evidence-new": decides(given("G2"), item="charter", holds="1", seen_on=DAY, document="备案表"),
    "incubation-move": decides(given("G2"), **MOVED),
    "group-merge": Address(given("G2"), get=bureau(OK), post=bureau(IN), data=merged, acts=OFFICER),
    "group-split": decides(
        given("G1"),
        hill=OK,
        code="G7",
        name="灯塔教育集团",
        schools=["S2"],
        lead="S2",
        sure="1",
        **PAPERS,
    ),
    "group-propose": Address(
        given("G1"),
        get=(IN, NO, OK, OK, NO, NO, NO),
        post=(IN, NO, IN, OK, NO, NO, NO),
        data=data(to="established", **ASKED),
        acts=("group_office",),
    ),
    "group-step": decides(given("G2", "established"), **PAPERS),
    "lifecycle-group": Address(given("G1"), get=READERS),
    "group-found-under": decides(given("S2"), answer=OK, code="G8", name="新", **PAPERS),
    "term-move": decides(on_trial, **MOVED),
    "member-propose": Address(
        membership,
        get=(IN, NO, OK, OK, NO, NO, NONE),
        post=(IN, NO, IN, IN, NO, NO, NONE),
        data=data(to="graduating", **ASKED),
        acts=("group_office", "principal"),
    ),
    "member-step": decides(leaving, ground="agreed", **PAPERS),
    "lifecycle-member": Address(membership, get=(IN, OK, OK, OK, NO, OK, NONE)),
}
