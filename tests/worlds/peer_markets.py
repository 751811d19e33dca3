"""Tiny markets for the peers of the benchmark, small enough to look at every assignment."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st
from peers.market import Assignment, Candidate, PeerMarket, Place

STAGE, SUBJECT = "primary", "语文"


def at(school: str) -> Place:
    return school, STAGE, SUBJECT


def candidate(code: str, home: str, wishes: str = "", rank: int = 0) -> Candidate:
    places = tuple(at(school) for school in wishes)
    return Candidate(
        code=code, home=at(home), wishes=places, acceptable=frozenset(places), rank=(rank,)
    )


def market(*candidates: Candidate, wanted: str = "", lend: str = "") -> PeerMarket:
    """A market in which each letter of ``wanted`` is a wanted seat, of ``lend`` a lent one."""
    return PeerMarket(
        {each.code: each for each in candidates},
        {at(school): count for school, count in Counter(wanted).items()},
        {at(school): count for school, count in Counter(lend).items()},
    )


@st.composite
def markets(draw: st.DrawFn, schools: str = "ABC", most: int = 5) -> PeerMarket:
    candidates = []
    for number in range(draw(st.integers(1, most))):
        home = draw(st.sampled_from(schools))
        others = [school for school in schools if school != home]
        wishes = draw(st.lists(st.sampled_from(others), unique=True))
        rank = draw(st.integers(0, 2))
        candidates.append(candidate(f"T{number}", home, "".join(wishes), rank))
    letters = st.text(alphabet=schools, max_size=3)
    return market(*candidates, wanted=draw(letters), lend=draw(letters))


def assignments(given: PeerMarket) -> Iterator[Assignment]:
    """Every assignment to home or a wish that no place is too small for."""
    seats = given.seats()
    options = [(one.home, *one.wishes) for one in given.candidates.values()]
    for places in product(*options):
        if all(count <= seats.get(place, 0) for place, count in Counter(places).items()):
            yield dict(zip(given.candidates, places, strict=True))


def fits(given: PeerMarket, assignment: Assignment) -> bool:
    seats = given.seats()
    return assignment.keys() == given.candidates.keys() and all(
        count <= seats.get(place, 0) for place, count in Counter(assignment.values()).items()
    )


def losers(given: PeerMarket, assignment: Assignment) -> list[str]:
    """Those who would rather have stayed."""
    return [
        code
        for code, place in assignment.items()
        if given.candidates[code].prefers(given.candidates[code].home, place)
    ]
