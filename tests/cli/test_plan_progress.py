import os
import signal
import sys
import threading

import pytest

from manyuan.cli.plan_progress import ProgressLine, StopOnInterrupt, number_text, progress_text
from manyuan.plans.bridge.answers import Progress

FIRST = Progress("equalising_shortfall", 12.5, None, 0.26)
LATER = Progress("equalising_shortfall", 12.5, None, 1.31)
BETTER = Progress("equalising_shortfall", 12.25, 12.0, 2.0)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, "—"),
        (float("-inf"), "—"),
        (3.0, "3"),
        (2.9999999999, "3"),
        (0.0, "0"),
        (100.0, "100"),
        (12.34567, "12.3457"),
    ],
)
def test_numbers_of_goals_are_short(number, text):
    assert number_text(number) == text


def test_progress_is_one_line_in_the_language(monkeypatch):
    english = progress_text(FIRST)
    monkeypatch.setenv("MANYUAN_LANG", "zh")

    assert english == "Equalising shortfall: now 12.5000, bound —, 0.3 s"
    assert progress_text(FIRST) == "均衡缺额：当前 12.5000，界 —，0.3 秒"


def test_progress_into_a_file_is_a_line_for_each_change(capsys):
    line = ProgressLine()
    for progress in (FIRST, LATER, BETTER):
        line(progress)
    line.close()

    assert capsys.readouterr().err == (
        "Equalising shortfall: now 12.5000, bound —, 0.3 s\n"
        "Equalising shortfall: now 12.2500, bound 12, 2.0 s\n"
    )


def test_progress_on_a_terminal_rewrites_one_line(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    line = ProgressLine()
    for progress in (FIRST, LATER, BETTER):
        line(progress)
    line.close()

    assert capsys.readouterr().err == (
        "\rEqualising shortfall: now 12.5000, bound —, 0.3 s"
        "\rEqualising shortfall: now 12.5000, bound —, 1.3 s"
        "\rEqualising shortfall: now 12.2500, bound 12, 2.0 s\n"
    )


def test_shorter_line_covers_the_longer_one_before_it(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    line = ProgressLine()
    line(Progress("moves", 123.0, 120.0, 1.0))
    line(Progress("moves", 9.0, 9.0, 1.0))

    _, first, second = capsys.readouterr().err.split("\r")
    assert len(first) == len(second)
    assert second.rstrip() == progress_text(Progress("moves", 9.0, 9.0, 1.0))


def test_first_interrupt_asks_for_a_stop_and_the_second_one_quits(capsys):
    before = signal.getsignal(signal.SIGINT)
    with StopOnInterrupt() as stop:
        asked = [stop()]
        os.kill(os.getpid(), signal.SIGINT)
        asked.append(stop())
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)

    assert asked == [False, True]
    assert signal.getsignal(signal.SIGINT) is before
    assert capsys.readouterr().err == (
        "Stopping and keeping the best plan so far; press Ctrl-C again to quit at once.\n"
    )


def test_outside_the_main_thread_interrupts_are_left_alone():
    before = signal.getsignal(signal.SIGINT)
    heard = []

    def enter():
        with StopOnInterrupt() as stop:
            heard.append((stop(), signal.getsignal(signal.SIGINT) is before))

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()

    assert heard == [(False, True)]
