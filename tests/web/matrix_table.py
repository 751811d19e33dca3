"""What every address answers to every seat: the table that test_matrix.py holds the pages to.

The seven answers are those to WHO, in its order. ``data`` is a form that would be accepted: a
missing check of permission would really write. ``acts`` names who may write with it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from manyuan.kernel.clock import today

WHO = ("anonymous", "officer", "group_office", "principal", "teacher", "auditor", "hill")
IN, OK, NO, NONE, BAD_METHOD = 302, 200, 403, 404, 405


@dataclass(frozen=True)
class Address:
    args: Callable[..., list[Any]] = lambda _world: []
    get: tuple[int, ...] = (IN, OK, OK, OK, OK, OK, OK)
    post: tuple[int, ...] = (IN, *[BAD_METHOD] * 6)
    data: Callable[..., dict[str, Any]] = lambda _world: {}
    query: str = ""
    acts: tuple[str, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)


def given(*args):
    return lambda _world: list(args)


def data(**fields):
    return lambda _world: fields


def person(world):
    return [world.principal.person_id]


def membership(world):
    with world.at():
        return [world.membership("G1", "S2").pk]


def upload(world):
    return [world.upload]


def everybody(status):
    return (status,) * 7


def signed_in(status, hill=None):
    return (IN, *[status] * 5, status if hill is None else hill)


def officers(status, hill=None):
    """Answer bureau officers so, everybody else with a refusal."""
    return (IN, status, NO, NO, NO, NO, status if hill is None else hill)


def bureau(status, hill=None):
    """Answer the bureau and its auditors so, everybody else with a refusal."""
    return (IN, status, NO, NO, NO, status, status if hill is None else hill)


READ = Address()
# Pages that answer a form sent to them like a question, and write nothing.
LENIENT = (IN, *[OK] * 6)
SHOWN = Address(post=LENIENT)
OFFICER = ("officer",)
BOTH = ("officer", "hill")
DAY = today().isoformat()
SCHOOL = {"name": "新学校", "kind": "primary", "nature": "public"}
NEW_PASSWORD = {
    "old_password": "shore-and-hill-2025",
    "new_password1": "a quiet harbour",
    "new_password2": "a quiet harbour",
}
SEAT = {"unit": "S3", "starts_on": DAY}


def people_file():
    return SimpleUploadedFile("people.csv", "姓名,角色,单位代码\n甲,校长,S3\n".encode())


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
}
