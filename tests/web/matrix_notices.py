"""What the pages of notices answer: a seat has its own notices and nobody else's."""

from web.matrix_words import IN, NONE, OFFICER, OK, READ, WHO, Address, data, officers, signed_in

OWNER = ("principal",)


def of_principal(world):
    from manyuan.notices.models import Notice

    with world.at():
        return [Notice.objects.filter(seat=world.principal).order_by("pk").first().pk]


def own(status):
    return (IN, NONE, NONE, status, NONE, NONE, NONE)


ROBOT = {
    "unit": "S2",
    "vendor": "wecom",
    "address": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k",
    "secret": "",
    "pace": "daily",
}


def robot(world):
    from manyuan.notices.models import Robot

    with world.at():
        return [Robot.objects.get().pk]


TABLE: dict[str, Address] = {
    "my-notices": READ,
    "my-notices-read": Address(
        get=signed_in(405),
        post=signed_in(IN),
        acts=("officer", "group_office", "principal", "teacher"),
    ),
    "sendings": Address(get=officers(OK)),
    "sendings-retry": Address(get=signed_in(405), post=officers(IN, 409), acts=OFFICER),
    "robot-new": Address(
        get=officers(OK),
        # The other bureau has no school of this code.
        post=officers(IN, OK),
        data=data(**ROBOT),
        acts=OFFICER,
    ),
    "robot-try": Address(robot, get=signed_in(405), post=officers(IN, NONE), acts=OFFICER),
    "robot-remove": Address(robot, get=officers(OK, NONE), post=officers(IN, NONE), acts=OFFICER),
    "my-letters": Address(post=signed_in(IN), data=data(pace="none", language="en"), acts=WHO[1:]),
    "my-notice": Address(of_principal, get=own(OK), post=own(IN), acts=OWNER),
    "my-notice-read": Address(of_principal, get=signed_in(405), post=own(IN), acts=OWNER),
}
