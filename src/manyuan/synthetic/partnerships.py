"""The doctoral studios of the demo, the experts of its partners, and who agreed with whom."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from manyuan.sheets.columns import Row
from manyuan.synthetic.names import person
from manyuan.synthetic.partners import PARTNERS
from manyuan.synthetic.randomness import stream
from manyuan.synthetic.school import School
from manyuan.synthetic.wanted import Wanted

SUBJECTS = ("数学", "物理", "化学", "生物学", "信息科技", "地理", "3D打印")
TOPICS = (
    "海洋科学",
    "航天与宇宙",
    "人工智能",
    "身边的物理",
    "有趣的化学",
    "生命与健康",
    "地球与环境",
    "数学之美",
    "3D打印与设计",
    "劳动与社区",
)
# What the doctors of a studio speak about.
TOPICS_OF_SUBJECT = {
    "数学": ("数学之美", "人工智能"),
    "物理": ("身边的物理", "航天与宇宙"),
    "化学": ("有趣的化学", "生命与健康"),
    "生物学": ("生命与健康", "海洋科学"),
    "信息科技": ("人工智能", "3D打印与设计"),
    "地理": ("地球与环境", "海洋科学"),
    "3D打印": ("3D打印与设计", "身边的物理"),
}
OTHER_EXPERTS = (
    ("university", ("海洋科学", "地球与环境")),
    ("university", ("航天与宇宙",)),
    ("institute", ("海洋科学", "生命与健康")),
    ("company", ("人工智能", "3D打印与设计")),
    ("community", ("劳动与社区",)),
)
STAGES = (None, None, "primary;junior", "primary", "junior;senior")
HOME_OF_DOCTORS = ("university", "institute")
LONGEST_AGREEMENT = 3
SCIENTISTS = 3


def studio_rows(wanted: Wanted, schools: Sequence[School]) -> list[Row]:
    """Return seven studios, opened at large schools after the autumn term began."""
    rng = stream(wanted.seed, "studios")
    hosts = [school for school in schools if school.is_open_legal and not school.is_private]
    hosts.sort(key=lambda school: -school.total_pupils)
    return [
        {
            "studio": f"ST{number:02d}",
            "school": school.code,
            "subject": subject,
            "opened_on": date(wanted.last, 9, rng.randint(8, 28)),
            "closed_on": None,
        }
        for number, (subject, school) in enumerate(zip(SUBJECTS, hosts, strict=False), start=1)
    ]


def expert_rows(wanted: Wanted, studios: Sequence[Row]) -> list[Row]:
    """Return the doctor of each studio and some people of the other partners."""
    rng = stream(wanted.seed, "experts")
    doctors = [(HOME_OF_DOCTORS, TOPICS_OF_SUBJECT[str(row["subject"])], row) for row in studios]
    others = [((kind,), topics, None) for kind, topics in OTHER_EXPERTS]
    return [
        {
            "expert": f"E{number:02d}",
            "name": person(rng, rng.choice(("female", "male"))),
            "partner": rng.choice(_partners(*kinds)),
            "topics": ";".join(topics),
            "stages": rng.choice(STAGES),
            "studio": studio["studio"] if studio else None,
            "left_on": None,
        }
        for number, (kinds, topics, studio) in enumerate([*doctors, *others], start=1)
    ]


def _partners(*kinds: str) -> list[str]:
    return [f"P{number:02d}" for number, (_, kind) in enumerate(PARTNERS, start=1) if kind in kinds]


def agreement_rows(
    wanted: Wanted, groups: Sequence[Row], experts: Sequence[Row], studios: Sequence[Row]
) -> list[Row]:
    """Return who agreed with whom; some groups still lack a university or an institute."""
    rng = stream(wanted.seed, "agreements")
    doctors = [row for row in experts if row["studio"] is not None]
    return [*_of_groups(wanted, groups, rng), *_of_schools(wanted, doctors, studios)]


def _of_groups(wanted: Wanted, groups: Sequence[Row], rng: Random) -> Iterator[Row]:
    last = len(groups) - 1
    for number, group in enumerate(groups):
        if number != last or not last:
            yield _agreement(wanted, rng, "group_university", "university", group=group)
        if number % 2 == 0:
            yield _agreement(wanted, rng, "group_institute", "institute", group=group)
        if number == 0:
            yield _agreement(wanted, rng, "community", "community", group=group)
            yield _agreement(wanted, rng, "community", "high_school", group=group)


def _agreement(wanted: Wanted, rng: Random, kind: str, partner: str, *, group: Row) -> Row:
    founded = group["founded_on"]
    begins = date(wanted.last - rng.randint(0, LONGEST_AGREEMENT - 1), 9, 1)
    return {
        "partner": rng.choice(_partners(partner)),
        "group": group["group"],
        "school": None,
        "expert": None,
        "kind": kind,
        "from": max(begins, founded) if isinstance(founded, date) else begins,
        "to": date(begins.year + LONGEST_AGREEMENT, 9, 1),
    }


def _of_schools(wanted: Wanted, doctors: Sequence[Row], studios: Sequence[Row]) -> Iterator[Row]:
    hosts = {row["studio"]: row["school"] for row in studios}
    for doctor in doctors[:SCIENTISTS]:
        yield {
            "partner": doctor["partner"],
            "group": None,
            "school": hosts[doctor["studio"]],
            "expert": doctor["expert"],
            "kind": "school_scientist",
            "from": date(wanted.last, 10, 9),
            "to": None,
        }
