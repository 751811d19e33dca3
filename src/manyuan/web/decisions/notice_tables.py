"""The letters of a plan as two tables: to teachers, to schools."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import School
from manyuan.plans.models import Move, Plan
from manyuan.web.decisions.letters import is_of
from manyuan.web.decisions.words import teaching
from manyuan.web.ui.columns import Column, Record
from manyuan.web.ui.table import Table


def teachers_table(moves: Sequence[Move]) -> Table:
    """Return one row for each teacher's letter."""
    return Table(
        id="teachers",
        title=_("给教师的通知"),
        rows=[_teacher(move) for move in moves],
        columns=[
            Column(key="teacher", label=_("教师"), href=_address),
            Column(key="teaching", label=_("学段学科")),
            Column(key="home", label=_("派出学校")),
            Column(key="host", label=_("接收学校")),
            Column(key="starts", label=_("开始日期"), kind="date"),
        ],
        search_keys=["teacher", "code", "home", "host"],
        default_sort="home",
        empty=_("这份方案没有安排教师交流。"),
    )


def schools_table(plan: Plan, schools: Sequence[School], moves: Sequence[Move]) -> Table:
    """Return one row for each school's letter."""
    return Table(
        id="schools",
        title=_("给学校的通知"),
        rows=[_school(plan, school, moves) for school in schools],
        columns=[
            Column(key="name", label=_("学校"), href=_address),
            Column(key="leaving", label=_("派出的教师"), unit=_("人"), kind="number"),
            Column(key="coming", label=_("接收的教师"), unit=_("人"), kind="number"),
        ],
        search_keys=["name"],
        default_sort="name",
        empty=_("这份方案没有安排教师交流。"),
    )


def _address(row: Record) -> str:
    return str(row["url"])


def _teacher(move: Move) -> Record:
    return {
        "teacher": move.teacher_name,
        "code": move.teacher_code,
        "teaching": teaching(move),
        "home": move.from_school.name,
        "host": move.to_school.name,
        "starts": move.starts_on,
        "url": reverse("notice", args=[move.pk]),
    }


def _school(plan: Plan, school: School, moves: Sequence[Move]) -> Record:
    return {
        "name": school.name,
        "leaving": sum(is_of(school, move.from_school) for move in moves),
        "coming": sum(is_of(school, move.to_school) for move in moves),
        "url": reverse("school-notice", args=[plan.pk, school.code]),
    }
