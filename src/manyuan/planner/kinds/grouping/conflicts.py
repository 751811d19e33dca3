"""What leaves no plan at all: only the user's pins and bans, or too few groups."""

from collections.abc import Iterator

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Said
from manyuan.planner.kinds.grouping.breaches import barred, caps_broken
from manyuan.planner.kinds.grouping.ground import Ground

TOO_FEW = _("现有和指定的集团共 {needed} 个，多于所要的 {groups} 个。请增加集团数，或释放牵头校。")


def conflicts(ground: Ground) -> tuple[Said, ...]:
    """Return what cannot hold together; without any, keeping today with the pins is a plan."""
    return (*_too_few(ground), *_pins(ground), *_caps(ground))


def _too_few(ground: Ground) -> Iterator[Said]:
    needed, groups = len(ground.must_lead), ground.problem.groups
    if needed > groups:
        yield Said("too_few_groups", TOO_FEW, {"needed": needed, "groups": groups})


def _pins(ground: Ground) -> Iterator[Said]:
    for code, lead in sorted(ground.pinned.items()):
        barrier = ground.barrier(code, lead)
        if barrier is not None:
            yield barred(ground, code, lead, barrier)


def _caps(ground: Ground) -> Iterator[Said]:
    held = {**ground.held, **{lead: lead for lead in ground.must_lead & {*ground.leads}}}
    for lead in sorted({*held.values()} - ground.over):
        yield from caps_broken(ground, held, lead)
