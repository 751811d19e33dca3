"""What the addresses of the policy documents answer to every seat.

The district's plan is the bureau's; the charter of G1, which its office keeps, S2 reads as a member.
"""

from django.core.files.uploadedfile import SimpleUploadedFile

from web.matrix_words import BAD_METHOD, IN, NO, NONE, OK, Address, data
from worlds.visits import PDF

READERS = (IN, OK, OK, OK, NO, OK, OK)
SEEN = (IN, OK, OK, OK, NO, OK, NONE)
KEEPERS = ("officer", "group_office")
DETAILS = {
    "title": "岸区集团化办学细则",
    "issuer": "岸区教育和体育局",
    "issued_on": "2026-03-01",
    "starts_on": "2026-04-01",
}


def charter(world):
    return world.charter_address


def kept(status):
    return (IN, status, status, NO, NO, NO, NONE)


def new(_world):
    return {**DETAILS, "kind": "supporting", "upload": SimpleUploadedFile("细则.pdf", PDF)}


def asks(args, **fields):
    return Address(args, get=kept(OK), post=kept(IN), data=data(**fields), acts=KEEPERS)


TABLE: dict[str, Address] = {
    "policies": Address(get=READERS),
    "policy": Address(charter, get=SEEN, post=(IN, *[BAD_METHOD] * 6)),
    "policy-file": Address(lambda world: [*world.charter_address, 1], get=SEEN),
    "policy-new": Address(
        get=(IN, OK, OK, NO, NO, NO, OK),
        post=(IN, IN, IN, NO, NO, NO, IN),
        data=new,
        acts=(*KEEPERS, "hill"),
    ),
    "policy-version-new": asks(charter, **DETAILS, note="更正标题", seen="1"),
    "policy-repeal": asks(charter, on="2027-01-01", reason="集团合并"),
    "policy-restore": asks(lambda world: world.over_address),
}
