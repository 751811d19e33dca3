"""What the addresses of the courses answer to every seat.

The course that ``seen`` holds is given by S1, in G1, and open to S2, whose principal sits there;
the draft is S1's as well. The teacher's school gives it and takes none, so it is as good as none.
"""

from manyuan.kernel.clock import today
from web.matrix_words import BAD_METHOD, IN, NO, NONE, OK, Address, data
from worlds.visits import school_day

GIVERS = ("officer", "group_office")
TAKERS = ("officer", "group_office", "principal")
REASON = "期中考试"
DAY = today().isoformat()
COURSE = {
    "name": "走进物理",
    "mode": "bridging",
    "provider": "S1",
    "stage": "primary",
    "grade": "六年级",
    "places": "40",
    "opens_on": DAY,
    "closes_on": school_day(4).isoformat(),
}
SESSION = {
    "starts_at": "15:00",
    "ends_at": "16:00",
    "place": "S1",
    "heard": f"{school_day(3)} 15:00-16:00",
}


def givers(status):
    return (IN, status, status, NO, NONE, NO, NONE)


def takers(status):
    return (IN, status, status, status, NONE, NO, NONE)


def shown(status):
    return (IN, status, status, status, NONE, status, NONE)


def of(name, *more):
    return lambda world: [getattr(world, name), *more]


def gives(args, post=IN, acts=GIVERS, **fields):
    return Address(args, get=givers(OK), post=givers(post), data=data(**fields), acts=acts)


def takes(args, post=IN, **fields):
    return Address(args, get=takers(OK), post=takers(post), data=data(**fields), acts=TAKERS)


def drafting(args, **fields):
    """Answer to a draft, which the schools do not see."""
    answers = (IN, OK, OK, NONE, NONE, NO, NONE)
    post = (IN, IN, IN, NONE, NONE, NO, NONE)
    return Address(args, get=answers, post=post, data=data(**fields), acts=GIVERS)


TABLE: dict[str, Address] = {
    "courses": Address(),
    "course": Address(of("course"), get=shown(OK), post=(IN, *[BAD_METHOD] * 6)),
    "course-sheet": Address(of("course"), get=shown(OK)),
    "course-new": Address(
        get=(IN, OK, OK, OK, NO, NO, OK),
        post=(IN, IN, IN, OK, NO, NO, IN),
        data=data(**COURSE),
        acts=("officer", "group_office", "hill"),
    ),
    "course-edit": gives(of("course"), **COURSE),
    "course-schools": Address(
        of("course"),
        get=givers(OK),
        post=givers(IN),
        data=lambda world: {
            f"take-{world.taking_school}": "on",
            f"quota-{world.taking_school}": "35",
        },
        acts=GIVERS,
    ),
    "course-open": drafting(of("draft")),
    "course-start": gives(of("course")),
    "course-finish": gives(of("running"), reason=REASON),
    "course-cancel": gives(of("course"), reason=REASON),
    "course-session-new": gives(of("course"), on=school_day(3).isoformat(), **SESSION),
    "course-run": gives(
        of("course"),
        first=school_day(3).isoformat(),
        count="1",
        shown=school_day(3).isoformat(),
        days=school_day(3).isoformat(),
        **SESSION,
    ),
    "course-session": gives(
        of("course", 1), on=school_day(3).isoformat(), reason=REASON, **SESSION
    ),
    "course-session-cancel": gives(of("course", 1), reason=REASON),
    "course-sign-up": takes(of("course", "S2"), **{"grade-0": "12"}),
    "course-withdraw": takes(of("course", "S2"), reason=REASON),
    "course-attendance": Address(
        of("running"),
        get=takers(OK),
        post=takers(IN),
        data=lambda world: {world.turnout_field: "7", "reason": "漏计"},
        acts=TAKERS,
    ),
}
