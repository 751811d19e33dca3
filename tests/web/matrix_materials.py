"""What the addresses of the shared materials answer to every seat.

S1 shares with G1 alone, and S2 has used it: the seat of the principal is at S2, that of the
teacher at S1, whose material it is not.
"""

from manyuan.kernel.clock import today
from web.matrix_words import BAD_METHOD, IN, NO, NONE, OK, READ, Address, data
from worlds.materials import ADDRESS

OWN = ("officer", "group_office")
DETAILS = {
    "title": "小数的意义",
    "sort": "courseware",
    "subject": "数学",
    "stage": "primary",
    "licence": "cc_by",
}
USE = {"pupils": "40", "used_on": today().isoformat(), "mode": "remote_share"}


def own(status):
    return (IN, status, status, NO, NO, NO, NONE)


def seen(status):
    return (IN, status, status, status, status, status, NONE)


def material(world):
    return [world.material]


def asks(args, answers=own, acts=OWN, **fields):
    return Address(args, get=answers(OK), post=answers(IN), data=data(**fields), acts=acts)


TABLE: dict[str, Address] = {
    "materials": READ,
    "material": Address(material, get=seen(OK), post=(IN, *[BAD_METHOD] * 6)),
    "material-new": Address(
        get=(IN, OK, OK, OK, OK, NO, OK),
        post=(IN, IN, IN, OK, IN, NO, IN),
        data=data(**DETAILS, school="S1", link=ADDRESS),
        # Hill has a school of that code too.
        acts=(*OWN, "teacher", "hill"),
    ),
    "material-edit": asks(material, **DETAILS),
    "material-version-new": asks(material, note="更正", link=ADDRESS),
    "material-withdraw": asks(material, reason="有误"),
    "material-file": Address(lambda world: [world.material, world.material_file], get=seen(OK)),
    "material-use-new": Address(
        material,
        get=(IN, OK, OK, OK, OK, NO, NONE),
        post=(IN, IN, IN, IN, OK, NO, NONE),
        data=data(**USE, school="S2"),
        acts=(*OWN, "principal"),
    ),
    "material-use-remove": asks(
        lambda world: [world.material, world.material_use],
        lambda status: (IN, status, status, status, NO, NO, NONE),
        (*OWN, "principal"),
        reason="填错学校",
    ),
}
