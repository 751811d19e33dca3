"""The demo's shared materials: what the lead school gives, and who used it at a distance."""

from manyuan.cli.language import gettext as _
from manyuan.directory.models import Group, School
from manyuan.directory.queries.groups import members_on
from manyuan.engagements.kinds.material.actions import (
    MaterialFacts,
    UseFacts,
    VersionFacts,
    report_use,
    share_material,
)
from manyuan.engagements.kinds.material.enums import Licence, MaterialSort, UseMode
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat

PUPILS = 42


def load_materials(by: Seat, *, group: Group) -> None:
    """Let the group's lead school share two materials, and a member use the first."""
    lead, *members = [one.school for one in members_on(by, today(), group=group)]
    first = share_material(
        by=by,
        facts=_facts(lead, _("分数的意义：单元教学设计"), MaterialSort.LESSON_PLAN),
        version=VersionFacts(link="https://example.org/unit"),
    )
    share_material(
        by=by,
        facts=_facts(lead, _("分数的意义：课堂实录"), MaterialSort.RECORDING),
        version=VersionFacts(link="https://example.org/lesson"),
    )
    for school in members[:2]:
        use = UseFacts(
            school=school,
            pupils=PUPILS,
            used_on=today(),
            mode=UseMode.REMOTE,
            class_name=_("六（1）班"),
        )
        report_use(by=by, material=first, facts=use)


def _facts(school: School, title: str, sort: MaterialSort) -> MaterialFacts:
    return MaterialFacts(
        title=title,
        sort=sort,
        subject=_("数学"),
        stage=school.stages[0],
        school=school,
        licence=Licence.DISTRICT,
    )
