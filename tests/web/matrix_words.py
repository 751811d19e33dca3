"""The words in which the tables of test_matrix.py say what an address answers to a seat.

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
