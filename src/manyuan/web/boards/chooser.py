"""What stands above both boards: given or needed, of which kind, of which year."""

from dataclasses import dataclass

from manyuan.kernel.school_year import SchoolYear
from manyuan.offers.enums import WindowKind
from manyuan.offers.queries.visits import years_of_boards
from manyuan.web.boards.finding import year_asked
from manyuan.web.boards.room import room
from manyuan.web.seated import SeatRequest
from manyuan.web.ui.parts import Tab

Choice = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The kind and year of a board, with what else could be chosen."""

    kind: WindowKind
    year: int
    kinds: tuple[Choice, ...]
    years: tuple[Choice, ...]
    tabs: tuple[Tab, ...]


def chosen(request: SeatRequest, board: str) -> Chosen:
    """Return what the address asks for; ``board`` names the page it is on."""
    asked, year = request.GET.get("kind", ""), year_asked(request)
    kind = WindowKind(asked) if asked in WindowKind.values else WindowKind.VISIT
    years = sorted({year, *years_of_boards(request.seat)}, reverse=True)
    return Chosen(
        kind=kind,
        year=year,
        kinds=tuple((one.value, str(one.label), one == kind) for one in reversed(WindowKind)),
        years=tuple((str(one), str(SchoolYear(one)), one == year) for one in years),
        tabs=tuple(room(request.seat, board, query=f"?kind={kind.value}&year={year}")),
    )
