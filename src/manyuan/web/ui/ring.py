"""The year ring: seven arcs for the seven words of the loop; product mark and progress bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Protocol

GAP_DEGREES = 9.0
RADIUS = 34.0
CENTRE = 40.0


class Step(Protocol):
    """A word of the loop with how far it has come this year."""

    @property
    def label(self) -> str:
        """The word in the reader's language."""

    @property
    def state(self) -> str:
        """One of done, part, none."""


@dataclass(frozen=True, slots=True)
class Arc:
    """One arc of the ring: its path on a canvas of 80, its label and its state."""

    path: str
    label: str
    state: str


def arcs(steps: Sequence[Step]) -> list[Arc]:
    """Lay the steps around the circle, clockwise from the top."""
    width = 360.0 / max(len(steps), 1)
    return [
        Arc(_arc(index * width + GAP_DEGREES / 2, (index + 1) * width - GAP_DEGREES / 2), *words)
        for index, words in enumerate((str(step.label), step.state) for step in steps)
    ]


def _arc(start: float, end: float) -> str:
    x1, y1 = point(start)
    x2, y2 = point(end)
    large = 1 if end - start > 180 else 0
    return f"M{x1:.2f} {y1:.2f}A{RADIUS:g} {RADIUS:g} 0 {large} 1 {x2:.2f} {y2:.2f}"


def point(degrees: float, radius: float = RADIUS) -> tuple[float, float]:
    """Return a place on a circle around the centre, clockwise from the top."""
    turned = radians(degrees - 90)
    return CENTRE + radius * cos(turned), CENTRE + radius * sin(turned)
