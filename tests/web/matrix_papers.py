"""What the addresses of the papers answer to every seat.

The charter of G1 is issued: its office, and S2 as a member, read it. Hill has a G1 of its own.
"""

from django.core.files.uploadedfile import SimpleUploadedFile

from web.matrix_words import BAD_METHOD, IN, NO, NONE, OK, Address, data

WRITERS = ("officer", "group_office", "hill")
READERS = (IN, OK, OK, OK, NO, OK, OK)
SEEN = (IN, OK, OK, OK, NO, OK, NONE)
WRITTEN = (IN, OK, OK, NO, NO, NO, OK)
BUREAU = (IN, OK, NO, NO, NO, NO, OK)
NO_POST = (IN, *[BAD_METHOD] * 6)


def wanted(world):
    return world.wanted


def paper(world):
    return world.paper_address


def texts(world):
    return {f"text-{n}": "第一条　共同发展。" for n in range(7)} | {"seen": "0"}


def template(world):
    return {"file": SimpleUploadedFile("章程.docx", world.template)}


TABLE: dict[str, Address] = {
    "papers": Address(get=READERS),
    "paper-new": Address(get=READERS),
    "paper-write": Address(
        wanted, get=WRITTEN, post=(IN, IN, IN, NO, NO, NO, IN), data=texts, acts=WRITERS
    ),
    "paper-preview": Address(wanted, get=WRITTEN),
    "paper-issue": Address(
        wanted,
        get=NO_POST,
        post=(IN, IN, NO, NO, NO, NO, IN),
        data=data(replacing="yes"),
        acts=("officer", "hill"),
    ),
    "paper": Address(paper, get=SEEN),
    "paper-file": Address(lambda world: [*world.paper_address, "pdf"], get=SEEN),
    "paper-revoke": Address(
        paper,
        get=(IN, OK, NO, NO, NO, NO, NONE),
        post=(IN, IN, NO, NO, NO, NO, NONE),
        data=data(reason="日期有误"),
        acts=("officer",),
    ),
    "paper-template": Address(
        lambda _world: ["charter"],
        get=BUREAU,
        post=(IN, IN, NO, NO, NO, NO, IN),
        data=template,
        acts=("officer", "hill"),
    ),
    "paper-template-default": Address(lambda _world: ["charter"], get=BUREAU),
    "paper-template-reset": Address(
        lambda _world: ["charter"],
        get=NO_POST,
        post=(IN, IN, NO, NO, NO, NO, IN),
        acts=("officer",),
    ),
    "paper-template-file": Address(
        lambda _world: ["charter", 1], get=(IN, OK, NO, NO, NO, NO, NONE)
    ),
    "paper-batch": Address(
        lambda world: ["charter", world.paper.year],
        get=BUREAU,
        post=(IN, IN, NO, NO, NO, NO, IN),
        acts=("officer", "hill"),
    ),
    "paper-batch-zip": Address(
        lambda world: ["charter", world.paper.year], get=(IN, OK, NO, NO, NO, NO, NONE)
    ),
    "paper-verify": Address(get=(OK,) * 7, post=(OK,) * 7),
}
