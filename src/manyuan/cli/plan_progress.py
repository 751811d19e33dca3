"""A long solve as its user sees it: a line of progress, and Ctrl-C that keeps what is there."""

import signal
import sys
import threading
from math import isfinite
from types import FrameType, TracebackType

import click

from manyuan.cli.language import gettext as _
from manyuan.cli.language import sentence
from manyuan.cli.text_table import width
from manyuan.planner.kinds.caravan.words import GOALS as OF_CARAVAN
from manyuan.planner.kinds.exchange.words import GOALS as OF_EXCHANGE
from manyuan.planner.kinds.grouping.words import GOALS as OF_GROUPING
from manyuan.planner.progress import Progress

UNKNOWN = "—"
GOALS = {**OF_CARAVAN, **OF_EXCHANGE, **OF_GROUPING}


class ProgressLine:
    """Writes goal, value, bound and time to the error stream.

    On a terminal one line is rewritten; elsewhere each change is a line of its own.
    """

    def __init__(self) -> None:
        self._rewrites = sys.stderr.isatty()
        self._last: tuple[str, str, str] | None = None
        self._written = 0

    def __call__(self, progress: Progress) -> None:
        """Show how far the solve has come."""
        state = (progress.goal, number_text(progress.value), number_text(progress.bound))
        if not self._rewrites and state == self._last:
            return
        self._last = state
        text = progress_text(progress)
        if self._rewrites:
            click.echo("\r" + text + " " * max(0, self._written - width(text)), err=True, nl=False)
            self._written = width(text)
        else:
            click.echo(text, err=True)

    def close(self) -> None:
        """Leave the rewritten line standing and go on below it."""
        if self._written:
            click.echo(err=True)
            self._written = 0


def progress_text(progress: Progress) -> str:
    """Return one line: the goal at work, the best value, what is proven, the time."""
    return _("{goal}：当前 {value}，界 {bound}，{seconds} 秒").format(
        goal=sentence(GOALS[progress.goal]) if progress.goal in GOALS else progress.goal,
        value=number_text(progress.value),
        bound=number_text(progress.bound),
        seconds=f"{progress.seconds:.1f}",
    )


def number_text(number: float | None) -> str:
    """Return a goal's number: whole ones bare, others with four decimals, unknown as a dash."""
    if number is None or not isfinite(number):
        return UNKNOWN
    text = f"{number:.4f}"
    return text.removesuffix(".0000")


class StopOnInterrupt:
    """While it is entered the first Ctrl-C asks for a stop; the second one quits."""

    def __init__(self) -> None:
        self._asked = False
        self._before: object = None

    def __call__(self) -> bool:
        """Say whether the user has asked for a stop."""
        return self._asked

    def __enter__(self) -> "StopOnInterrupt":
        """Listen for Ctrl-C."""
        # Only the main thread may listen to signals.
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give Ctrl-C back to whoever had it."""
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]

    def _interrupted(self, _signal: int, _frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        below = "\n" if sys.stderr.isatty() else ""
        click.echo(below + _("正在停止，保留目前最好的方案；再按一次 Ctrl-C 立即退出。"), err=True)
