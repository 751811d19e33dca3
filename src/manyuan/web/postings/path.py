"""A teacher's postings one after the other, as a timeline."""

from collections.abc import Iterable

from django.urls import reverse

from manyuan.engagements.kinds.posting.models import Posting
from manyuan.engagements.kinds.posting.queries.postings import path_of
from manyuan.kernel.clock import today
from manyuan.seats.models import Seat
from manyuan.web.postings.words import LIVES, life_of, span_of
from manyuan.web.ui.parts import Entry


def path_shown(seat: Seat, teachers: Iterable[int], *, here: Posting | None = None) -> list[Entry]:
    """Return the path, the latest first; the posting whose page this is has no link."""
    steps = reversed(list(path_of(seat, teachers)))
    return [
        Entry(
            when=span_of(step),
            text=f"{step.home.name} → {step.host.name}",
            sub=_step_said(step),
            url="" if step == here else reverse("posting", args=[step.code]),
            now=step.is_running_on(today()),
        )
        for step in steps
    ]


def _step_said(step: Posting) -> str:
    said = [step.get_mode_display(), str(LIVES[life_of(step, today())])]
    if step.end_reason:
        said.append(step.get_end_reason_display())
    if step.explanation:
        said.append(step.explanation)
    return " · ".join(said)
