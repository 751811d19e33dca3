"""What Shibei's groups do together in 2023: the tour, the courses, Children's Day, the hall."""

from collections.abc import Callable
from datetime import date

from manyuan.engagements.kinds.course.models import Course
from manyuan.engagements.kinds.event.models import Event
from manyuan.web.flows.words import measures
from manyuan.web.ui.figures import number
from worlds.clock import on_day
from worlds.qingdao.bureau import Bureau
from worlds.qingdao.childrens_day import CHILDRENS_DAY, build_childrens_day
from worlds.qingdao.courses import (
    BRIDGING,
    OUR_LAST_DAY,
    OUR_LONG,
    OUR_SHORT,
    STUDIO,
    build_courses,
)
from worlds.qingdao.facilities import build_facilities
from worlds.qingdao.report.line import Line, Part, Words
from worlds.qingdao.report.reader import Reader
from worlds.qingdao.tour import OUR_TOUR, build_tour
from worlds.remembered import remembered

TOUR, COURSES = "acceptance/test_tour.py", "acceptance/test_courses.py"
COURSES_PLACE = Words("实施 › 共享课程", "Activity › shared courses")


def build_held_tour() -> Bureau:
    tour = remembered(build_tour)
    with on_day(OUR_TOUR), tour.bureau.at():
        tour.hold(*tour.visits)
    return tour.bureau


def build_celebrated() -> Bureau:
    day = remembered(build_childrens_day)
    with on_day(CHILDRENS_DAY):
        day.hold()
    return day.bureau


def build_taught() -> Bureau:
    return remembered(build_courses).bureau


def build_shared() -> Bureau:
    return remembered(build_facilities).bureau


def _studios(reader: Reader) -> str:
    page = reader.page("studios")
    subjects = (row["subject"] for row in page["table"].table.rows)
    return reader.joined((page["headline"], *subjects))


def _course(name: str) -> Callable[[Reader], str]:
    def read(reader: Reader) -> str:
        page = reader.page("course", Course.objects.get(name=name).code)
        return reader.joined((page["headline"], page["lead"]))

    return read


def _long_and_short(reader: Reader) -> str:
    names = (OUR_LONG, OUR_SHORT)
    codes = {name: Course.objects.get(name=name).code for name in names}
    said = (f"{name}: {reader.figures('course', codes[name], at=(3,))}" for name in names)
    return reader.joined(said)


def _celebration(reader: Reader) -> str:
    event = Event.objects.get()
    duties = (f"{one.school.name} – {one.duty}" for one in event.parts.all())
    return reader.joined((reader.headline("event", event.code), *duties))


def _shared(reader: Reader) -> str:
    asked = {"period": "2023", "kind": "venue"}
    tables = {
        measure: reader.page("flow-kinds", measure=measure, **asked)["kinds"].table
        for measure in ("people", "hours")
    }
    sums = (
        f"{measures()[measure]} {number(table.rows[0]['whole'], decimals)}"
        for (measure, table), decimals in zip(tables.items(), (0, 1), strict=True)
    )
    return reader.joined((reader.headline("bookings", first="2023-09-01"), *sums))


TOURED = Part(
    build_held_tour,
    OUR_TOUR,
    (
        Line(
            row="B5",
            told=Words(
                "7 个博士工作室：数学、物理、化学、生物、信息技术、地理、3D打印",
                "7 doctoral studios: mathematics, physics, chemistry, biology, information "
                "technology, geography, 3D printing",
            ),
            place=Words("目录 › 合作单位 › 博士工作室", "Directory › partners › doctoral studios"),
            guide="how-to/partners",
            read=_studios,
            proofs=(TOUR,),
        ),
        Line(
            row="B6",
            told=Words(
                "博士大篷车走进 3 所小学，近 1000 名师生",
                "The Doctoral Caravan visits three primaries: nearly 1,000 teachers and pupils",
            ),
            place=Words("实施 › 专家到校", "Activity › expert visits"),
            guide="how-to/doctoral-caravan",
            read=lambda reader: reader.figures("visits", at=(0, 1, 2)),
            proofs=(TOUR, "journeys/test_qingdao.py"),
        ),
    ),
)
TAUGHT = Part(
    build_taught,
    OUR_LAST_DAY,
    (
        Line(
            row="B8",
            told=Words("物理衔接课程", "A physics bridging course"),
            place=COURSES_PLACE,
            guide="how-to/courses",
            read=_course(BRIDGING),
            proofs=(COURSES, "journeys/test_courses.py"),
        ),
        Line(
            row="B9",
            told=Words(
                "生涯规划：“1+X”多彩阳光工作室", "Career planning: the “1+X” studio 多彩阳光工作室"
            ),
            place=COURSES_PLACE,
            guide="how-to/courses",
            read=_course(STUDIO),
            proofs=(COURSES,),
        ),
        Line(
            row="B16",
            told=Words(
                "小初、长短课程一体化建设",
                "Integrated courses from primary to junior, long and short",
            ),
            place=COURSES_PLACE,
            guide="how-to/courses",
            read=_long_and_short,
            proofs=(COURSES,),
        ),
    ),
)
CELEBRATED = Part(
    build_celebrated,
    CHILDRENS_DAY,
    (
        Line(
            row="B10",
            told=Words(
                "各校有特色：足球、少年军校、独轮车；三校联合庆祝六一，2000 多名学生",
                "Each school has its feature: football, junior military academy, unicycle; three "
                "schools celebrate Children's Day with more than 2,000 pupils",
            ),
            place=Words("实施 › 联合活动", "Activity › joint events"),
            guide="how-to/events",
            read=_celebration,
            proofs=("acceptance/test_childrens_day.py",),
        ),
    ),
)
SHARED = Part(
    build_shared,
    date(2023, 12, 1),
    (
        Line(
            row="B11",
            told=Words(
                "资源共享、设施共用、教研共创、管理联动、特色共享（此处为设施，其余见 N6、B10）",
                "Shared resources and facilities, joint research, linked management, shared "
                "features (here the facilities; for the others see N6 and B10)",
            ),
            place=Words(
                "实施 › 场地预订、种类与方向", "Activity › bookings of venues, flows by kind"
            ),
            guide="how-to/venues",
            read=_shared,
            proofs=("acceptance/test_facilities.py",),
        ),
    ),
)
PARTS = (TOURED, TAUGHT, CELEBRATED, SHARED)
