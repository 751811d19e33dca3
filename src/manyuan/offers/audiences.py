from collections.abc import Sequence

from django.db.models import F
from django.db.models.functions import Coalesce

from manyuan.directory.audiences import groups_around, legal, schools_in, teachers_in
from manyuan.history.facts import Changed
from manyuan.history.models import Record
from manyuan.notices.audiences import To, Told, bureau, everybody, owners_in
from manyuan.offers.collecting import VISIT_WINDOWS, WINDOWS
from manyuan.offers.models import Contest, Exemption, Need
from manyuan.offers.rows import APPLICATIONS, CONTESTS, NEEDS, RETURNS
from manyuan.seats.enums import Role
from manyuan.sheets.tables import TEACHERS


def _school_and_teacher(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the teacher of an application or of a contest, and who runs the school."""
    exemptions = owners_in(changes, [APPLICATIONS.table.name])
    contests = owners_in(changes, [CONTESTS.table.name])
    model, numbers = (Exemption, exemptions) if exemptions else (Contest, contests)
    found = model.objects.filter(bureau_id=written.bureau_id, pk__in=numbers)
    school = Coalesce(F("teacher__school__campus_of"), F("teacher__school"))
    rows = list(found.order_by().values_list(school, "teacher__account"))
    accounts = frozenset(account for _school, account in rows if account is not None)
    return To(units=frozenset(school for school, _account in rows), teachers=accounts)


def _who_needs(written: Record, changes: Sequence[Changed]) -> To:
    """Tell whoever runs the school that needs something."""
    found = Need.objects.filter(
        bureau_id=written.bureau_id, code__in=owners_in(changes, [NEEDS.table.name])
    )
    return To(units=frozenset(found.order_by().values_list(legal("school"), flat=True)))


def _who_may_help(written: Record, changes: Sequence[Changed]) -> To:
    """Tell the groups of the school that needs something."""
    return groups_around(written.bureau_id, _who_needs(written, changes).units)


AUDIENCES: dict[str, Told] = {
    "need.stated": _who_may_help,
    "need.changed": _who_may_help,
    "need.met": _who_needs,
    "need.reopened": _who_needs,
    "window.opened": everybody(Role.PRINCIPAL, Role.TEACHER),
    "window.changed": everybody(Role.PRINCIPAL, Role.TEACHER),
    WINDOWS.code: WINDOWS.told,
    "visits.opened": everybody(Role.PRINCIPAL),
    "visits.changed": everybody(Role.PRINCIPAL),
    VISIT_WINDOWS.code: VISIT_WINDOWS.told,
    "schools.reminded": schools_in(RETURNS.table.name, part=0),
    "teacher.corrected": teachers_in(TEACHERS.name),
    "exemption.proposed": bureau,
    "exemption.approved": _school_and_teacher,
    "exemption.refused": _school_and_teacher,
    "exemption.withdrawn": bureau,
    "contest.opened": _school_and_teacher,
    "contest.accepted": _school_and_teacher,
    "contest.declined": _school_and_teacher,
}
