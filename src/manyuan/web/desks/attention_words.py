"""What needs attention, each in a sentence with the page on which to do something about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.directory.models import Group, Membership, School
from manyuan.directory.queries.attention import Attention
from manyuan.kernel.school_year import SchoolYear
from manyuan.web.directory.coverage_words import size_warning
from manyuan.web.ui.figures import number

NAMED = 3


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to look after, with links to where."""

    text: str
    links: tuple[tuple[str, str], ...]
    more: int = 0


def tasks_of(attention: Attention) -> list[Task]:
    """Return what needs attention, the most pressing first."""
    return [*_about_groups(attention), *_about_members(attention), *_about_reports(attention)]


def _about_groups(attention: Attention) -> Iterator[Task]:
    if attention.without_lead:
        text = _("{n} 个集团没有牵头校").format(n=len(attention.without_lead))
        yield _task(text, [_to_group(group) for group in attention.without_lead])
    for group, size in attention.over_cap:
        text = _("{group}超过规模提示线：{warning}")
        said = text.format(group=group.name, warning=size_warning(size))
        yield Task(said, (_to_group(group),))


def _about_members(attention: Attention) -> Iterator[Task]:
    if attention.closed_members:
        text = _("{n} 所已停办的学校还登记为集团成员").format(n=len(attention.closed_members))
        yield _task(text, [_to_membership(m) for m in attention.closed_members])
    if attention.waiting:
        text = _("{n} 所学校还在候选或试行期").format(n=len(attention.waiting))
        yield _task(text, [_to_membership(m) for m in attention.waiting])


def _about_reports(attention: Attention) -> Iterator[Task]:
    if attention.latest_year is None:
        return
    year = SchoolYear(attention.latest_year)
    if attention.unreported:
        text = _("{n} 所学校没有上报 {year} 学年的办学条件")
        said = text.format(n=len(attention.unreported), year=year)
        yield _task(said, [_to_school(school) for school in attention.unreported])
    if attention.unknown_inputs:
        text = _("{year} 学年上报数据中有 {n} 处空缺，相关指标无法判定")
        yield Task(text.format(n=number(attention.unknown_inputs), year=year), ())


def _task(text: str, links: list[tuple[str, str]]) -> Task:
    return Task(text, tuple(links[:NAMED]), max(0, len(links) - NAMED))


def _to_group(group: Group) -> tuple[str, str]:
    return group.name, reverse("group", args=[group.code])


def _to_school(school: School) -> tuple[str, str]:
    return school.name, reverse("school", args=[school.code])


def _to_membership(membership: Membership) -> tuple[str, str]:
    return membership.school.name, reverse("group", args=[membership.group.code])
