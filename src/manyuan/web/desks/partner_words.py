"""What the bureau and a group's office are told of missing partners."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.models import Group
from manyuan.directory.queries.fulfilment import Fulfilment, GroupPartners
from manyuan.web.desks.attention_words import NAMED, Task
from manyuan.web.ui.figures import number


def partner_tasks(found: Fulfilment) -> list[Task]:
    """Say which groups lack a university or an institute, and how many schools a scientist.

    Before anybody has agreed with anybody, nothing is missing yet.
    """
    return list(_of_bureau(found)) if found.is_begun else []


def partner_tasks_of(found: Fulfilment, group: Group) -> list[Task]:
    """Say what the own group and its schools lack."""
    own = found.of_group(group)
    return list(_of_group(own)) if own and found.is_begun else []


def _of_bureau(found: Fulfilment) -> Iterator[Task]:
    if found.without_university:
        n = len(found.without_university)
        text = ngettext("{n} 个集团还没有高校共建", "{n} 个集团还没有高校共建", n)
        yield _task(text.format(n=number(n)), found.without_university)
    if found.without_institute:
        n = len(found.without_institute)
        text = ngettext("{n} 个集团还没有院所共建", "{n} 个集团还没有院所共建", n)
        yield _task(text.format(n=number(n)), found.without_institute)
    if found.without_scientist:
        yield _without_scientist(len(found.without_scientist))


def _of_group(found: GroupPartners) -> Iterator[Task]:
    own = [(found.group.name, reverse("group", args=[found.group.code]))]
    if not found.universities:
        yield Task(_("本集团还没有高校共建"), tuple(own))
    if not found.institutes:
        yield Task(_("本集团还没有院所共建"), tuple(own))
    if found.without_scientist:
        yield _without_scientist(len(found.without_scientist))


def _without_scientist(n: int) -> Task:
    text = ngettext("{n} 所学校还没有科学家", "{n} 所学校还没有科学家", n)
    links = ((_("查看共建情况"), reverse("partnerships")),)
    return Task(text.format(n=number(n)), links)


def _task(text: str, groups: Iterable[Group]) -> Task:
    links = [(group.name, reverse("group", args=[group.code])) for group in groups]
    return Task(text, tuple(links[:NAMED]), max(0, len(links) - NAMED))
