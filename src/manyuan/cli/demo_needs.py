"""The demo's needs: what members of the group ask for, and one of them met by a lesson plan."""

from datetime import timedelta

from manyuan.cli.language import gettext as _
from manyuan.directory.models import Group, School
from manyuan.directory.queries.groups import members_on
from manyuan.engagements.kinds.material.queries.materials import materials
from manyuan.kernel.clock import today
from manyuan.offers.actions.needs import NeedFacts, meet_need, state_need
from manyuan.offers.models import Need
from manyuan.seats.models import Seat

WITHIN = timedelta(days=60)


def load_needs(by: Seat, *, group: Group) -> None:
    """Let members of the group ask for a course, a hall, a joint lesson study and material."""
    _lead, *members = [one.school for one in members_on(by, today(), group=group)]
    wanted = [
        ("course", _("编程启蒙课，每周一次"), 40),
        ("venue", _("能坐 300 人的礼堂，新年演出"), 300),
        ("research", _("数学组一起备课"), 6),
        ("material", _("分数单元的教案"), None),
    ]
    stated = [
        _state(by, members[number % len(members)], kind=kind, title=title, people=people)
        for number, (kind, title, people) in enumerate(wanted)
    ]
    shared = materials(by).first()
    if shared is not None:
        meet_need(by=by, need=stated[-1], engagement=shared.code)


def _state(by: Seat, school: School, *, kind: str, title: str, people: int | None) -> Need:
    facts = NeedFacts(
        kind=kind,
        title=title,
        starts_on=today(),
        ends_on=today() + WITHIN,
        stage=school.stages[0],
        people=people,
    )
    return state_need(by=by, school=school, facts=facts)
