"""What every address answers to every seat: the table that test_matrix.py holds the pages to."""

from web import (
    matrix_boards,
    matrix_decisions,
    matrix_engagements,
    matrix_offers,
    matrix_partnerships,
    matrix_plans,
    matrix_scenarios,
    matrix_visits,
)
from web.matrix_words import (
    BAD_METHOD,
    BOTH,
    DAY,
    IN,
    LENIENT,
    NEW_PASSWORD,
    NO,
    NONE,
    OFFICER,
    OK,
    READ,
    SCHOOL,
    SEAT,
    SHOWN,
    WHO,
    Address,
    bureau,
    data,
    everybody,
    given,
    membership,
    officers,
    people_file,
    person,
    signed_in,
    upload,
)

__all__ = ["OK", "TABLE", "WHO"]

TABLE: dict[str, Address] = {
    "home": Address(get=everybody(IN), post=everybody(IN)),
    "desk": SHOWN,
    # account
    "sign-in": Address(get=(OK, *[IN] * 6), post=(OK, *[IN] * 6)),
    "sign-out": Address(get=everybody(BAD_METHOD), post=everybody(IN)),
    "choose-seat": Address(get=signed_in(BAD_METHOD), post=signed_in(NONE), data=data(seat="0")),
    "language": Address(get=everybody(BAD_METHOD), post=everybody(IN), data=data(language="en")),
    "change-password": Address(post=everybody(IN), data=data(**NEW_PASSWORD), acts=WHO[1:]),
    "password-forgotten": Address(get=everybody(OK), post=everybody(OK), data=data(email="a@b.cn")),
    "password-reset-done": Address(get=everybody(OK), post=everybody(BAD_METHOD)),
    "password-reset-confirm": Address(
        given("MA", "x-y"), get=everybody(OK), post=everybody(OK), data=data(**NEW_PASSWORD)
    ),
    "password-reset-complete": Address(get=everybody(OK), post=everybody(BAD_METHOD)),
    # people
    "people": Address(get=officers(OK), post=(IN, *[BAD_METHOD] * 6)),
    "person-new": Address(
        get=officers(OK),
        post=officers(OK),
        query="?role=teacher",
        data=data(name="新教师", **SEAT),
        acts=OFFICER,
    ),
    "people-import": Address(
        get=officers(OK), post=officers(OK), data=lambda _world: {"file": people_file()}
    ),
    "people-template": Address(get=officers(OK)),
    "person": Address(person, get=officers(OK, NONE)),
    "person-edit": Address(
        person,
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(name="安琪", email=""),
        acts=OFFICER,
    ),
    "seat-new": Address(
        person,
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        query="?role=principal",
        data=data(**SEAT),
        acts=OFFICER,
    ),
    "seat-end": Address(
        lambda world: [world.principal.pk],
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(on=DAY),
        acts=OFFICER,
    ),
    "password-reissue": Address(
        person, get=officers(OK, NONE), post=officers(OK, NONE), acts=OFFICER
    ),
    "person-close": Address(person, get=officers(OK, NONE), post=officers(IN, NONE), acts=OFFICER),
    "person-reopen": Address(person, get=officers(OK, NONE), post=officers(IN, NONE), acts=OFFICER),
    # history
    "history": Address(get=bureau(OK)),
    "history-record": Address(lambda world: [world.record], get=bureau(OK, NONE)),
    "history-object": Address(given("schools", "S2"), get=(IN, OK, NO, OK, NO, OK, NONE)),
    # directory
    "directory": SHOWN,
    "schools": SHOWN,
    "groups": SHOWN,
    "partners": SHOWN,
    "school": Address(given("S2"), get=signed_in(OK, NONE), post=signed_in(OK, NONE)),
    "group": Address(given("G2"), get=signed_in(OK, NONE), post=signed_in(OK, NONE)),
    "partner": Address(given("P1"), get=signed_in(OK, NONE), post=signed_in(OK, NONE)),
    "school-new": Address(
        get=officers(OK), post=officers(IN), data=data(code="N1", **SCHOOL), acts=BOTH
    ),
    "school-edit": Address(
        given("S2"),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(code="S2", **SCHOOL),
        acts=OFFICER,
    ),
    "school-close": Address(
        given("S6"),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(on=DAY),
        acts=OFFICER,
    ),
    "school-reopen": Address(
        given("S7"), get=officers(OK, NONE), post=officers(IN, NONE), acts=OFFICER
    ),
    "group-new": Address(
        get=officers(OK),
        post=officers(IN),
        data=data(code="N1", name="新集团", state="incubating", tightness="loose"),
        acts=BOTH,
    ),
    "group-edit": Address(
        given("G2"),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(code="G2", name="新名称", state="incubating", founded_on="2023-04-01"),
        acts=OFFICER,
    ),
    "group-dissolve": Address(
        given("G2"),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(on=DAY, state="dissolved"),
        acts=OFFICER,
    ),
    "group-restore": Address(given("G2"), get=officers(OK, NONE), post=officers(OK, NONE)),
    "membership-new": Address(
        given("G2"),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(school="S6", role="member", state="member", joined_on=DAY),
        acts=OFFICER,
    ),
    "membership-edit": Address(
        membership,
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(role="member", kind="old", state="member", joined_on="2022-09-01"),
        acts=OFFICER,
    ),
    "membership-end": Address(
        membership,
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(on=DAY, state="exited"),
        acts=OFFICER,
    ),
    "membership-remove": Address(
        membership,
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(reason="误录"),
        acts=OFFICER,
    ),
    "partner-new": Address(
        get=officers(OK),
        post=officers(IN),
        data=data(code="P9", name="新单位", kind="university"),
        acts=BOTH,
    ),
    "partner-edit": Address(
        given("P1"),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(code="P1", name="新名称", kind="university"),
        acts=OFFICER,
    ),
    # files
    "files": Address(post=officers(400)),
    "template": READ,
    "export": Address(get=bureau(OK)),
    "export-workbook": Address(get=bureau(OK)),
    "upload": Address(upload, get=officers(OK, NONE)),
    "upload-apply": Address(
        upload,
        get=signed_in(BAD_METHOD),
        post=officers(IN, NONE),
        data=lambda world: {"digest": world.digest},
        acts=OFFICER,
    ),
    "upload-annotated": Address(upload, get=officers(OK, NONE)),
    "upload-discard": Address(
        upload, get=signed_in(BAD_METHOD), post=officers(IN, NONE), acts=OFFICER
    ),
    # evaluation
    "balance": READ,
    "balance-schools": READ,
    "rule-pack": READ,
    "balance-school": Address(given("S2"), get=(IN, OK, OK, OK, NO, OK, NONE)),
    "balance-cell": Address(given("S2", "primary", "A1"), get=(IN, OK, OK, OK, NO, OK, NONE)),
    "balance-group": Address(given("G2"), get=(IN, OK, OK, OK, OK, OK, NONE)),
    "report-edit": Address(
        given("S2", "primary", 2025),
        get=officers(OK, NONE),
        post=officers(IN, NONE),
        data=data(pupils="601", reason="来函更正"),
        acts=OFFICER,
    ),
    "search": Address(post=LENIENT, query="?q=S1"),
    **matrix_partnerships.TABLE,
    **matrix_boards.TABLE,
    **matrix_offers.TABLE,
    **matrix_scenarios.TABLE,
    **matrix_plans.TABLE,
    **matrix_decisions.TABLE,
    **matrix_engagements.TABLE,
    **matrix_visits.TABLE,
}
