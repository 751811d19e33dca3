"""A bureau of the world with its seats, found by the names that the articles use."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from manyuan.directory.actions.importing import import_district
from manyuan.directory.models import Group, Partner, School
from manyuan.seats.actions import Invitation, change_own_password, invite_person, open_bureau
from manyuan.seats.enums import Role
from manyuan.seats.models import Seat, Unit
from manyuan.seats.scope import seated
from manyuan.sheets.district import DistrictHead
from worlds.shore import PASSWORD, rows


@dataclass(frozen=True)
class Bureau:
    """A bureau, seen from its officer unless told otherwise."""

    command_line: Seat
    officer: Seat

    @contextmanager
    def at(self, seat: Seat | None = None) -> Iterator[None]:
        with seated(seat or self.officer):
            yield

    def school(self, name: str) -> School:
        return School.objects.get(unit__name=name)

    def group(self, lead: str) -> Group:
        return Group.objects.get(unit__name=group_name(lead))

    def partner(self, name: str) -> Partner:
        return Partner.objects.get(unit__name=name)

    def seat(self, username: str, role: Role, unit: Unit) -> Seat:
        """Invite whoever is to sit there, who then chooses the password of every test."""
        return _invited(self.command_line, username, role, unit)


def group_name(lead: str) -> str:
    return f"{lead}教育集团"


def unnamed(what: str, count: int, first: int = 1) -> tuple[str, ...]:
    """Return placeholders for what is counted and not named."""
    return tuple(f"未具名{what} {number:02d}" for number in range(first, first + count))


def open_with_schools(head: DistrictHead, schools: Iterable[tuple[str, str]]) -> Bureau:
    """Open a bureau and import the register of its schools: name and kind, nothing else."""
    line = open_bureau(code=head.code, name=head.name)
    given = ({"school": f"S{n:03d}", "name": s, "kind": k} for n, (s, k) in enumerate(schools, 1))
    with seated(line):
        tables = {"schools": rows("schools", *given)}
        import_district(by=line, tables=tables, source="qingdao", head=head)
        line.refresh_from_db()
        return Bureau(line, _invited(line, f"officer{head.code}", Role.BUREAU_OFFICER, line.bureau))


def _invited(line: Seat, username: str, role: Role, unit: Unit) -> Seat:
    invitation = Invitation(username=username, name=f"{unit.name}席位", role=role, unit=unit)
    seat = invite_person(by=line, invitation=invitation).seat
    with seated(seat):
        change_own_password(by=seat, password=PASSWORD)
        return Seat.objects.select_related("person", "unit", "bureau").get(pk=seat.pk)
