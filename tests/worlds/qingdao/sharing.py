"""Shinan's teaching resources: shared within the group, and used at a distance.

N6 (of six principles, only this one): shared teaching resources.
N12: resources that split and regrow at a distance: remote sharing that lifts weak schools.
"""

from datetime import date

from manyuan.engagements.kinds.material.actions import (
    MaterialFacts,
    UseFacts,
    VersionFacts,
    report_use,
    share_material,
)
from manyuan.engagements.kinds.material.models import Material
from manyuan.seats.enums import Role
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.shinan import LEAD, OUR_PRIMARIES

# What was shared, when, and with how many pupils is not told, nor where it can be fetched.
OUR_SHARING, OUR_USE = date(2024, 9, 20), date(2024, 9, 25)
OUR_TITLE, OUR_SUBJECT, OUR_ADDRESS = "未具名课堂实录 01", "科学", "https://example.org/01"
OUR_PUPILS = 40


def share_at_a_distance(bureau: Bureau) -> Material:
    """The lead school's principal shares; each primary's reports that a class watched from afar."""
    with on_day(OUR_SHARING), bureau.at():
        principal = bureau.seat("principal26", Role.PRINCIPAL, bureau.school(LEAD).unit)
    with on_day(OUR_SHARING), bureau.at(principal):
        facts = MaterialFacts(
            title=OUR_TITLE,
            sort="recording",
            subject=OUR_SUBJECT,
            stage="primary",
            school=bureau.school(LEAD),
            licence="group",
        )
        version = VersionFacts(link=OUR_ADDRESS)
        material = share_material(by=principal, facts=facts, version=version)
    for number, name in enumerate(OUR_PRIMARIES):
        with on_day(OUR_USE), bureau.at():
            user = bureau.seat(f"user{number}", Role.PRINCIPAL, bureau.school(name).unit)
        with on_day(OUR_USE), bureau.at(user):
            use = UseFacts(
                school=bureau.school(name),
                pupils=OUR_PUPILS,
                used_on=OUR_USE,
                mode="remote_share",
            )
            report_use(by=user, material=material, facts=use)
    return material
