import os
import subprocess
import sys
import time

import pytest

from manyuan.cli.companion import Companion, worker_beside
from manyuan.plans.models import Plan, Run
from worlds.exchange import build_strand
from worlds.terminal import Terminal

PATIENCE = 60


@pytest.fixture
def run(capsys):
    return Terminal(capsys)


@pytest.mark.django_db
def test_work_once_solves_what_is_queued_and_ends(run):
    strand = build_strand()
    with strand.at():
        queued = [strand.run(strand.scenario(name=name)).pk for name in ("一", "二")]

    code, out, err = run("work", "--once")

    assert (code, out, err) == (0, "", "")
    with strand.at():
        assert sorted(Plan.objects.values_list("run", flat=True)) == queued
        assert set(Run.objects.values_list("state", flat=True)) == {"done"}


@pytest.mark.django_db
def test_work_once_with_nothing_queued_ends(run):
    assert run("work", "--once") == (0, "", "")


@pytest.mark.django_db
def test_purge_says_of_how_many_lists_it_deleted_personal_data(run):
    assert run("--lang", "zh", "purge") == (0, "已删除 0 份报名表的个人信息。\n", "")


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """An installation of its own, for workers that are processes of their own."""
    home = tmp_path_factory.mktemp("installation")
    environment = {**os.environ, "MANYUAN_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("DATABASE_URL", None)
    upgrade = [sys.executable, "-m", "manyuan", "upgrade"]
    subprocess.run(upgrade, check=True, capture_output=True, env=environment)
    return environment


@pytest.fixture
def worker_place(installation, monkeypatch):
    for name in ("MANYUAN_HOME", "PYTHONPATH"):
        monkeypatch.setenv(name, installation[name])
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_worker_ends_with_its_server(worker_place):
    companion = Companion()
    companion.start()
    time.sleep(2)
    assert companion.process.poll() is None

    companion.stop()

    assert companion.process.poll() == 0


def test_worker_ends_when_its_server_is_killed(worker_place):
    server = (
        "from manyuan.cli.companion import Companion; import os, time; c = Companion();"
        "print(c.process.pid, flush=True); time.sleep(2); os.kill(os.getpid(), 9)"
    )

    with subprocess.Popen([sys.executable, "-c", server], stdout=subprocess.PIPE) as process:
        pid = int(process.stdout.readline())
        process.wait(PATIENCE)

    until = time.monotonic() + PATIENCE
    while is_alive(pid):
        assert time.monotonic() < until
        time.sleep(0.1)


def is_alive(pid):
    """Say whether the process runs; one that has ended waits for init as a zombie."""
    found = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return bool(found.stdout.strip()) and not found.stdout.startswith("Z")


def test_worker_that_breaks_off_is_started_anew(worker_place, monkeypatch):
    monkeypatch.setattr("manyuan.cli.companion.PAUSE", 0.1)
    companion = Companion()
    companion.start()
    first = companion.process
    first.kill()

    until = time.monotonic() + PATIENCE
    while companion.process is first:
        assert time.monotonic() < until
        time.sleep(0.05)

    companion.stop()
    assert companion.process.poll() is not None


def test_no_worker_is_started_where_none_is_wanted():
    with worker_beside(wanted=False):
        pass
