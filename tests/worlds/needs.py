"""Shore, where S2 asks for what others could arrange."""

from dataclasses import dataclass
from datetime import timedelta

from manyuan.engagements.kinds.material.models import Material
from manyuan.kernel.clock import today
from manyuan.offers.actions.needs import NeedFacts, meet_need, state_need
from manyuan.offers.models import Need
from manyuan.seats.models import Seat
from worlds.shore import World

LATER = timedelta(days=30)


def facts(**rest: object) -> NeedFacts:
    given = {
        "kind": "course",
        "title": "六年级物理衔接课",
        "starts_on": today(),
        "ends_on": today() + LATER,
        "subject": "物理",
        "stage": "primary",
        "grades": "六年级",
        "people": 40,
        **rest,
    }
    return NeedFacts(**given)


def state(shore: World, school: str = "S2", by: Seat | None = None, **rest: object) -> Need:
    """Let S2 ask for a bridging course within a month, unless told otherwise."""
    return state_need(by=by or shore.officer, school=shore.school(school), facts=facts(**rest))


@dataclass(frozen=True)
class Asked:
    """A need of S2 that waits, and one that a material meets."""

    need: str
    met_need: str
    meeting: str


def need_something(shore: World) -> Asked:
    """State both, once there is a material."""
    waiting = state(shore, kind="material", title="分数的课件", subject="数学")
    met = state(shore, kind="material", title="分数的教案", subject="数学")
    code = Material.objects.values_list("code", flat=True).first() or ""
    meet_need(by=shore.officer, need=met, engagement=code)
    return Asked(waiting.code, met.code, code)
