from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found; without ``url`` the seat may know of it and not open it."""

    name: str
    url: str
    facts: str


@dataclass(frozen=True, slots=True)
class Section:
    """What was found of one kind; ``more`` says so where not all of it is listed."""

    title: str
    hits: tuple[Hit, ...]
    count: int
    more: str = ""
