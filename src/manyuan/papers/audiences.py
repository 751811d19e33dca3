from collections.abc import Sequence

from django.db.models import Q

from manyuan.history.facts import KEY_JOINT, Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import NOBODY, To, Told
from manyuan.papers.kinds import paper_kinds
from manyuan.papers.models import IssuedPaper
from manyuan.papers.readers import members_of_units
from manyuan.papers.rows import PAPERS
from manyuan.seats.enums import Role


def _readers(written: Record, changes: Sequence[Changed]) -> To:
    """Tell whom a paper is about, and those who may read it; of a group's own also the bureau."""
    found = NOBODY
    for kind, unit in _papers(written.bureau_id, changes):
        found |= To(units=frozenset({unit}))
        known = paper_kinds().get(kind)
        if known is None:
            continue
        if known.by_group and written.seat.unit_id != written.bureau_id:
            found |= To(units=frozenset({written.bureau_id}))
        if known.for_members:
            found |= members_of_units(written.bureau_id, {unit})
        if known.for_all:
            found |= To(roles=frozenset({Role.GROUP_OFFICE, Role.PRINCIPAL}))
    return found


def _papers(bureau: int, changes: Sequence[Changed]) -> list[tuple[str, int]]:
    named = Q(pk__in=())
    for change in changes:
        if change.table == PAPERS:
            kind, year, number = change.key.split(KEY_JOINT)
            named |= Q(kind=kind, year=int(year), number=int(number))
    found = IssuedPaper.objects.filter(named, bureau_id=bureau).order_by()
    return list(found.values_list("kind", "unit_id"))


AUDIENCES: dict[str, Told] = {
    "paper.issued": _readers,
    "paper.replaced": _readers,
    "paper.revoked": _readers,
}
