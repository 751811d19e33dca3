"""Shore while its lists are collected: an open window, rosters to correct, an account that is linked."""

from datetime import date, timedelta

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import Teacher
from manyuan.kernel.clock import today
from manyuan.offers.actions.accounts import link_account
from manyuan.offers.actions.windows import WindowFacts, open_window
from manyuan.offers.queries.windows import next_year
from worlds.shore import rows

YEAR = next_year(today())
PACK = "exchange-national"


def facts(*, opens=-5, closes=5, pack=PACK, note=""):
    """Return a window that opens and closes some days from today."""
    return WindowFacts(
        opens_on=today() + timedelta(days=opens),
        closes_on=today() + timedelta(days=closes),
        pack=pack,
        note=note,
    )


def teacher_row(code, school, **rest):
    """Return a teacher who may move by the national rules, unless told otherwise."""
    known = {
        "teacher": code,
        "name": f"教师{code}",
        "school": school,
        "stage": "primary",
        "subject": "数学",
        "sex": "female",
        "born": date(YEAR - 40, 5, 1),
        "at_school_since": date(YEAR - 9, 9, 1),
        "education": "bachelor",
        "backbone": "none",
        "on_establishment": 1,
        "graduating_class": 0,
    }
    return {**known, **rest}


def list_teachers(world, *given):
    """Write roster rows by import."""
    with world.at():
        import_district(
            by=world.officer, tables={"teachers": rows("teachers", *given)}, source="roster"
        )


def open_for(world, **when):
    """Open the collecting of the coming year."""
    with world.at():
        return open_window(by=world.officer, year=YEAR, facts=facts(**when))


def link(world, code="T1"):
    """Link the teacher's seat of S1 to a roster row."""
    with world.at():
        return link_account(by=world.officer, teacher=teacher(code), person=world.teacher.person)


def teacher(code):
    """Return a roster row by its code."""
    return Teacher.objects.select_related("school__unit", "school__campus_of__unit").get(code=code)
