from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import exp
from random import Random

from manyuan.synthetic.kinds import CODE_TYPES, STAGES_OF, kinds_of
from manyuan.synthetic.names import LONGEST_NAME, NameBook
from manyuan.synthetic.outline import Outline
from manyuan.synthetic.places import Place, scatter
from manyuan.synthetic.randomness import normal, stream
from manyuan.synthetic.school import School
from manyuan.synthetic.wanted import Wanted

# Digits 3 and 4 are the outline's province; serials from 990000 up are left to invented schools.
CODE_PROVINCE = "37"
FIRST_SERIAL = 990001
MEDIAN_PUPILS = {
    "primary": {"primary": 780},
    "junior": {"junior": 760},
    "nine_year": {"primary": 620, "junior": 430},
    "complete": {"junior": 560, "senior": 860},
    "twelve_year": {"primary": 520, "junior": 380, "senior": 420},
    "senior": {"senior": 1350},
    "teaching_point": {"primary": 34},
    "special": {"primary": 62, "junior": 41},
}
STANDINGS = (("strong", 0.2), ("ordinary", 0.5), ("weak", 0.2), ("new", 0.1))
PRIVATE_SHARE = {"primary": 0.08, "junior": 0.14, "nine_year": 0.4, "twelve_year": 1.0}
RURAL_FROM, TOWN_FROM = 0.7, 0.6


def build_schools(wanted: Wanted, outline: Outline) -> list[School]:
    """Return the open legal schools, then the one that has closed."""
    rng = stream(wanted.seed, "schools")
    book = NameBook(stream(wanted.seed, "names"))
    places = scatter(outline, count=wanted.schools + 1, rng=stream(wanted.seed, "places"))
    schools = [
        _school(kind, serial, place=place, book=book, rng=rng, wanted=wanted)
        for serial, (kind, place) in enumerate(
            zip(_shuffled_by_place(wanted, rng), places, strict=False)
        )
    ]
    schools = _with_oddities(schools, rng)
    return [*schools, _closed(wanted, places[-1], book, rng)]


def _shuffled_by_place(wanted: Wanted, rng: Random) -> list[str]:
    kinds = kinds_of(wanted.schools)
    rng.shuffle(kinds)
    return kinds


def _school(
    kind: str, serial: int, *, place: Place, book: NameBook, rng: Random, wanted: Wanted
) -> School:
    private = rng.random() < PRIVATE_SHARE.get(kind, 0.0)
    setting = _setting(kind, place)
    standing = _standing(kind, setting, rng)
    return School(
        code=f"{CODE_TYPES[kind]}{CODE_PROVINCE}{FIRST_SERIAL + serial}",
        name=book.school(kind, private=private),
        kind=kind,
        nature="private" if private else "public",
        setting=setting,
        place=place,
        address=None if rng.random() < 0.04 else book.address(),
        opened_on=_opened_on(standing, rng, wanted),
        closed_on=None,
        standing=standing,
        pupils=_pupils(kind, setting, rng),
    )


def _setting(kind: str, place: Place) -> str:
    if kind == "teaching_point" or place.outwards > RURAL_FROM:
        return "rural"
    return "town" if place.outwards > TOWN_FROM else "city"


def _standing(kind: str, setting: str, rng: Random) -> str:
    if kind in {"teaching_point", "special"}:
        return "ordinary"
    draw = rng.random() + (0.2 if setting == "rural" else 0.0)
    for standing, share in STANDINGS:
        if (draw := draw - share) < 0:
            return standing
    return "weak"


def _opened_on(standing: str, rng: Random, wanted: Wanted) -> date:
    if standing == "new":
        earliest = min(max(wanted.first, wanted.last - 3), wanted.last - 1)
        return date(rng.randint(earliest, wanted.last - 1), 9, 1)
    return date(rng.randint(1952, wanted.first - 8), 9, 1)


def _pupils(kind: str, setting: str, rng: Random) -> dict[str, int]:
    shrink = {"city": 1.0, "town": 0.75, "rural": 0.4}[setting]
    if kind in {"teaching_point", "special"}:
        return {
            stage: round(n * exp(0.1 * normal(rng))) for stage, n in MEDIAN_PUPILS[kind].items()
        }
    size = shrink * exp(0.45 * normal(rng))
    return {stage: max(105, min(2700, round(n * size))) for stage, n in MEDIAN_PUPILS[kind].items()}


def _with_oddities(schools: list[School], rng: Random) -> list[School]:
    plain = [n for n, school in enumerate(schools) if _is_plain_primary(school)]
    if plain:
        schools[plain[0]] = replace(schools[plain[0]], name=LONGEST_NAME)
    if len(plain) > 3:
        # The far-out small school that the relaxation of the PE and arts rule is made for.
        small = max(plain[1:], key=lambda n: schools[n].place.outwards)
        schools[small] = replace(
            schools[small], setting="rural", pupils={"primary": rng.randint(55, 94)}
        )
    return schools


def _is_plain_primary(school: School) -> bool:
    return (
        school.kind == "primary"
        and not school.is_private
        and school.standing in {"ordinary", "weak"}
    )


def _closed(wanted: Wanted, place: Place, book: NameBook, rng: Random) -> School:
    school = _school("primary", wanted.schools, place=place, book=book, rng=rng, wanted=wanted)
    year = wanted.years[len(wanted.years) // 2]
    return replace(
        school,
        nature="public",
        standing="weak",
        opened_on=date(1964, 9, 1),
        closed_on=date(year, 8, 31),
        pupils={"primary": rng.randint(120, 190)},
    )


def stages_of(school: School) -> Sequence[str]:
    """Return the stages that the school teaches, youngest first."""
    return STAGES_OF[school.kind]
