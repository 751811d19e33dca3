"""What the addresses of the room scores answer to every seat.

Of the year 2025 grades were published; G2 was vetoed, and G1's office has objected. The hill
bureau has frozen nothing.
"""

from manyuan.rules.evaluation import COMPACT, load_evaluation_pack
from manyuan.web.scores.scheme_form import written
from web.matrix_words import DAY, IN, NO, NONE, OFFICER, OK, Address, data, given, officers

YEAR, FIRST = given(2025), given(2025, "G1")
WEIGHTS = {
    code: written(code, one.value) for code, one in load_evaluation_pack(COMPACT).weights.items()
}
TABLE: dict[str, Address] = {
    "scores": Address(get=(*[IN] * 6, OK)),
    "scores-year": Address(YEAR, get=(IN, OK, OK, OK, NO, OK, NONE)),
    # Published grades have frozen the weights: the page says so, and nothing is kept.
    "scores-scheme": Address(
        YEAR,
        get=(IN, OK, NO, NO, NO, OK, NONE),
        post=(IN, OK, NO, NO, NO, NO, NONE),
        data=lambda _world: WEIGHTS,
    ),
    "scores-publish": Address(
        YEAR,
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(reason="补记加分"),
        acts=OFFICER,
    ),
    "grades-notice": Address(YEAR, get=(IN, OK, OK, OK, OK, OK, NONE)),
    "score-group": Address(FIRST, get=(IN, OK, OK, OK, NO, OK, NONE)),
    "score-judge": Address(
        FIRST,
        get=(IN, OK, OK, NO, NO, NO, NONE),
        post=(IN, IN, IN, NO, NO, NO, NONE),
        data=data(charter="0"),
        acts=("officer", "group_office"),
    ),
    "score-adjust": Address(
        FIRST,
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(points="-2", reason="迟报"),
        acts=OFFICER,
    ),
    "score-veto": Address(
        FIRST,
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(kind="fraud", document="岸教〔2026〕10号", decided_on=DAY),
        acts=OFFICER,
    ),
    "score-veto-lift": Address(
        given(2025, "G2", "safety"),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(reason="复核后撤销"),
        acts=OFFICER,
    ),
    "grade-appeal": Address(
        FIRST,
        get=(IN, OK, OK, OK, NO, OK, NONE),
        post=(IN, IN, OK, OK, NO, NO, NONE),
        data=data(outcome="changed", answer="应予加分", text="漏记"),
        acts=OFFICER,
    ),
}
