"""What every address is tried on: Shore with plans, needs, visits, a caravan, groups, links."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from manyuan.kernel.clock import today

UPLOADED = "group,name\nG9,浪花教育集团\n".encode()


@dataclass
class Seen:
    """The world with what the addresses need from it, and what was planned and done in it.

    Whatever a builder of a small world returned lends its names to the whole.
    """

    world: Any
    done: tuple[Any, ...]
    record: int
    upload: int
    digest: str
    partner_link: Any
    calendar_link: Any

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        holders = (*self.done, self.world)
        return getattr(next((one for one in holders if hasattr(one, name)), self.world), name)


def send_a_teacher(shore):
    """Post T1 from S1 to S2."""
    from manyuan.directory.models import Teacher
    from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting

    facts = PostingFacts(
        teacher=Teacher.objects.get(code="T1"),
        host=shore.school("S2"),
        mode="rotation",
        starts_on=date(2025, 9, 1),
        ends_on=date(2027, 9, 1),
    )
    arrange_posting(by=shore.officer, facts=facts)


def give_links(shore):
    """Give a link to P1 and a calendar to S2."""
    from manyuan.seats.actions import make_link
    from manyuan.seats.enums import Role
    from manyuan.seats.models import Unit

    until = today() + timedelta(days=30)
    return [
        make_link(by=shore.officer, role=role, unit=Unit.objects.get(code=code), expires_on=until)
        for role, code in ((Role.PARTNER_LINK, "P1"), (Role.CALENDAR_LINK, "S2"))
    ]


def build_seen():
    """Build Shore, and plan and do in it what the addresses need."""
    from manyuan.directory.actions.uploads import receive_upload
    from manyuan.history.models import Record
    from worlds.caravan import show_a_caravan
    from worlds.collected import collect_something
    from worlds.courses import teach_something
    from worlds.events import gather_something
    from worlds.exchanges import swap_something
    from worlds.frozen import freeze_something
    from worlds.funding import spend_something
    from worlds.grouping import show_a_grouping
    from worlds.lifecycle import decide_something
    from worlds.materials import share_something
    from worlds.needs import need_something
    from worlds.papers import issue_something
    from worlds.planned import plan_something
    from worlds.policies import repeal_something
    from worlds.research import study_something
    from worlds.robots import set_up_something
    from worlds.scores import grade_something
    from worlds.shore import build_shore
    from worlds.signups import sign_up_something
    from worlds.surveys import ask_something
    from worlds.venues import lend_something
    from worlds.visits import visit_something
    from worlds.wheel import turn_something

    shore = build_shore()
    with shore.at():
        send_a_teacher(shore)
        builders = (
            plan_something,
            collect_something,
            visit_something,
            teach_something,
            study_something,
            share_something,
            swap_something,
            lend_something,
            sign_up_something,
            ask_something,
            gather_something,
            need_something,
            show_a_caravan,
            show_a_grouping,
            decide_something,
            turn_something,
            set_up_something,
            issue_something,
            repeal_something,
            freeze_something,
            spend_something,
            grade_something,
        )
        done = tuple(build(shore) for build in builders)
        upload = receive_upload(by=shore.officer, files={"groups.csv": UPLOADED})
        links = give_links(shore)
        record = Record.objects.first().pk
        return Seen(shore, done, record, upload.pk, upload.digest, *links)
