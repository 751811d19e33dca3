"""Whom a policy document concerns: who runs the groups and schools that go by it."""

from collections.abc import Sequence

from manyuan.directory.audiences import members_around
from manyuan.history.facts import Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import To, Told, both, bureau
from manyuan.policies.models import PolicyDocument
from manyuan.policies.rows import POLICIES
from manyuan.seats.enums import Role

EVERYBODY = To(roles=frozenset({Role.GROUP_OFFICE, Role.PRINCIPAL}))


def _who_goes_by_it(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the groups that a document concerns and their schools; without groups, all of them."""
    numbers = {int(change.owner) for change in changes if change.table == POLICIES}
    found = PolicyDocument.objects.filter(bureau_id=written.bureau_id, number__in=numbers)
    groups = frozenset(found.filter(groups__isnull=False).values_list("groups", flat=True))
    if not groups:
        return EVERYBODY
    return To(units=groups) | members_around(written.bureau_id, groups)


_concerned = both(_who_goes_by_it, bureau)
AUDIENCES: dict[str, Told] = {
    "policy.filed": _concerned,
    "policy.revised": _concerned,
    "policy.repealed": _concerned,
    "policy.restored": _concerned,
}
