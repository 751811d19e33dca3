"""Teachers who move inside their group.

B17: mobility of cadres and teachers inside the group (干部教师流动机制).
N7: one teacher with a city-level title seconded from the core school to a strengthening school
(强校提质校) for two years; several teachers with senior titles exchanged to branch schools.
Persons are not in the articles: teachers stand under numbers.
"""

from datetime import date

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting, report_posting
from manyuan.engagements.kinds.posting.enums import Mode, ReportKind
from manyuan.engagements.kinds.posting.models import Posting
from worlds.clock import on_day
from worlds.qingdao import shibei, shinan
from worlds.qingdao.bureau import Bureau
from worlds.shore import rows

TWO_YEARS = (date(2024, 9, 1), date(2026, 9, 1))
OUR_STRENGTHENING = shinan.OUR_PRIMARIES[0]
OUR_BRANCHES = shinan.OUR_PRIMARIES[1:]
# "Several" stands for three: how many is not told.
OUR_SENIORS = 3
OUR_AUTUMN = date(2023, 9, 1)
OUR_HALF_WAY = date(2025, 9, 8)


def second_a_city_level_teacher(bureau: Bureau) -> Posting:
    """N7: from the core school to a strengthening school, for two years."""
    _hire(bureau, ("N7-1",), shinan.LEAD, backbone="city")
    first, end = TWO_YEARS
    return _post(bureau, "N7-1", OUR_STRENGTHENING, Mode.SECONDMENT, first, end)


def exchange_seniors(bureau: Bureau) -> list[Posting]:
    """N7: several teachers with senior titles go to branch schools."""
    codes = tuple(f"N7-S{number}" for number in range(1, OUR_SENIORS + 1))
    _hire(bureau, codes, shinan.LEAD, title="senior")
    first, end = TWO_YEARS[0], date(2025, 9, 1)
    return [
        _post(bureau, code, OUR_BRANCHES[place % len(OUR_BRANCHES)], Mode.ROTATION, first, end)
        for place, code in enumerate(codes)
    ]


def tell_half_way(bureau: Bureau, posting: Posting) -> None:
    """The seat of the host school reports on the secondment."""
    with on_day(OUR_HALF_WAY), bureau.at():
        report_posting(
            by=bureau.officer, posting=posting, kind=ReportKind.MIDTERM, text="带教与公开课已开展。"
        )


def move_cadre_and_teacher(bureau: Bureau) -> list[Posting]:
    """B17: a cadre and a teacher of the chain's junior school go to one of its primaries."""
    _hire(bureau, ("B17-1",), shibei.CHAIN, cadre="vice_principal")
    _hire(bureau, ("B17-2",), shibei.CHAIN)
    end = date(2024, 9, 1)
    return [
        _post(bureau, "B17-1", shibei.PRIMARIES[0], Mode.CADRE, OUR_AUTUMN, end),
        _post(bureau, "B17-2", shibei.PRIMARIES[1], Mode.WALKING, OUR_AUTUMN, end, weekly_hours=4),
    ]


def _hire(bureau: Bureau, codes: tuple[str, ...], school: str, **rest: str) -> None:
    given = (
        {
            "teacher": code,
            "name": f"教师{code}",
            "school": bureau.school(school).code,
            "stage": "junior",
            "subject": "physics",
            **rest,
        }
        for code in codes
    )
    with bureau.at(bureau.command_line):
        import_district(
            by=bureau.command_line, tables={"teachers": rows("teachers", *given)}, source="qingdao"
        )


def _post(
    bureau: Bureau, code: str, host: str, mode: Mode, first: date, end: date, **rest: int
) -> Posting:
    with on_day(first), bureau.at():
        facts = PostingFacts(
            teacher=Teacher.objects.get(code=code),
            host=bureau.school(host),
            mode=mode,
            starts_on=first,
            ends_on=end,
            **rest,
        )
        return arrange_posting(by=bureau.officer, facts=facts)
