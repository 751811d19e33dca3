from collections import Counter

from django.db import transaction

from manyuan.directory.models import School, Teacher
from manyuan.history.actions import Changed, record
from manyuan.offers.actions.teachers import lock_teacher
from manyuan.offers.errors import AccountTaken, NoTeacherSeat, NothingToLink, NotLinked
from manyuan.offers.permissions import may_link_accounts
from manyuan.offers.queries.schools import places_of
from manyuan.offers.queries.teachers import accounts_at
from manyuan.offers.rows import ACCOUNTS_OF_TEACHERS
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Person, Seat
from manyuan.seats.permissions import require


@transaction.atomic
def link_account(*, by: Seat, teacher: Teacher, person: Person) -> Teacher:
    """A sign-in is said to be that of a teacher of the roster, who then sees the own record."""
    require(may_link_accounts(by))
    lock_bureau(by)
    locked = lock_teacher(by, teacher)
    if person not in accounts_at(by, locked.school):
        raise NoTeacherSeat(person=person.name, school=locked.school.name)
    taken = Teacher.objects.filter(bureau_id=by.bureau_id, account=person).exclude(pk=locked.pk)
    if other := taken.first():
        raise AccountTaken(username=person.username, name=other.name)
    before = ACCOUNTS_OF_TEACHERS.row(locked)
    locked.account = person
    locked.save(update_fields=["account"])
    record(
        by=by,
        code="account.linked",
        changes=[ACCOUNTS_OF_TEACHERS.changed(locked, before=before)],
        username=person.username,
        name=locked.name,
    )
    return locked


@transaction.atomic
def unlink_account(*, by: Seat, teacher: Teacher) -> Teacher:
    """A sign-in no longer stands for a teacher of the roster."""
    require(may_link_accounts(by))
    lock_bureau(by)
    locked = lock_teacher(by, teacher)
    if locked.account is None:
        raise NotLinked(name=locked.name)
    username, before = locked.account.username, ACCOUNTS_OF_TEACHERS.row(locked)
    locked.account = None
    locked.save(update_fields=["account"])
    record(
        by=by,
        code="account.unlinked",
        changes=[ACCOUNTS_OF_TEACHERS.changed(locked, before=before)],
        username=username,
        name=locked.name,
    )
    return locked


@transaction.atomic
def link_accounts_by_code(*, by: Seat, school: School) -> int:
    """Every teacher's seat of a school whose sign-in name is a teacher's code is linked to it."""
    require(may_link_accounts(by))
    lock_bureau(by)
    linked = [_link(teacher, person) for teacher, person in _pairs(by, school)]
    if not linked:
        raise NothingToLink
    record(by=by, code="accounts.linked", changes=linked, count=len(linked), school=school.name)
    return len(linked)


def _pairs(by: Seat, school: School) -> list[tuple[Teacher, Person]]:
    places = [place.pk for place in places_of(school)]
    free = Teacher.objects.filter(bureau_id=by.bureau_id, school__in=places, account__isnull=True)
    linked = Teacher.objects.filter(bureau_id=by.bureau_id, account__isnull=False)
    taken = set(linked.order_by().values_list("account_id", flat=True))
    people = {p.username: p for p in accounts_at(by, school) if p.pk not in taken}
    names = {teacher: Person.normalize_username(teacher.code) for teacher in free}
    # Codes know small and capital letters, sign-in names do not: whose it is, only people can say.
    times = Counter(names.values())
    return [
        (teacher, people[name])
        for teacher, name in names.items()
        if name in people and times[name] == 1
    ]


def _link(teacher: Teacher, person: Person) -> Changed:
    before = ACCOUNTS_OF_TEACHERS.row(teacher)
    teacher.account = person
    teacher.save(update_fields=["account"])
    return ACCOUNTS_OF_TEACHERS.changed(teacher, before=before)
