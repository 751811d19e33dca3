"""What the pages of notices answer: a seat has its own notices and nobody else's."""

from web.matrix_words import IN, NONE, OK, READ, WHO, Address, data, signed_in

OWNER = ("principal",)


def of_principal(world):
    from manyuan.notices.models import Notice

    with world.at():
        return [Notice.objects.filter(seat=world.principal).order_by("pk").first().pk]


def own(status):
    return (IN, NONE, NONE, status, NONE, NONE, NONE)


TABLE: dict[str, Address] = {
    "my-notices": READ,
    "my-notices-read": Address(
        get=signed_in(405),
        post=signed_in(IN),
        acts=("officer", "group_office", "principal", "teacher"),
    ),
    "my-letters": Address(post=signed_in(IN), data=data(pace="none", language="en"), acts=WHO[1:]),
    "my-notice": Address(of_principal, get=own(OK), post=own(IN), acts=OWNER),
    "my-notice-read": Address(of_principal, get=signed_in(405), post=own(IN), acts=OWNER),
}
