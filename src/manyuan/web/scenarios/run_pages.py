"""What the page of a run shows of each kind of plan; a kind's own room registers it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from manyuan.plans.enums import PlanKind
from manyuan.plans.models import Plan, Run, Scenario
from manyuan.plans.queries.runs import RunProgress
from manyuan.web.ui.parts import Crumb, KeyFigure, Source, Twin


@dataclass(frozen=True, slots=True)
class RunPicture:
    """What is drawn of a run, and its table."""

    title: str
    spec: dict[str, object]
    twin: Twin


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where the page of a run leads: the question, its answer, and what may be loosened."""

    scenario: str
    plan: str
    wills: str
    rules: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """How runs of one kind speak.

    ``goals`` are the names of the goals in their order, ``only_in_replans`` those that others do
    not have; ``written`` writes a goal's value. ``finished`` is the headline once there is a plan,
    given whether the run was stopped. ``way`` holds names of addresses, each of one number.
    """

    goals: Mapping[str, Promise]
    only_in_replans: frozenset[str]
    bound: Promise
    written: Callable[[str, float | None], str]
    finished: Callable[[Plan, bool], str]
    figures: Callable[[RunProgress, Plan | None], list[KeyFigure]]
    picture: Callable[[Run], RunPicture | None]
    crumbs: Callable[[Scenario, Crumb], list[Crumb]]
    source: Callable[[Scenario], Source]
    way: Way


_PAGES: dict[str, RunPage] = {}


def register_run_page(kind: PlanKind, page: RunPage) -> None:
    """Add how runs of a kind speak; the kind's room does so when apps are ready."""
    _PAGES[kind] = page


def run_page_of(run: Run) -> RunPage:
    """Return how the run speaks."""
    return _PAGES[run.scenario.kind]
