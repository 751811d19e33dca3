import json
import os
import sys
from pathlib import Path

import environment
import pytest


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A clone in a folder with a space, with two lock files and an environment that stands."""
    root = tmp_path / "a clone"
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (root / "requirements.lock").write_text("django==5\n")
    (root / "requirements-dev.lock").write_text("django==5\npytest==8\n")
    return root


def stamp(root: Path, level: str) -> None:
    text = json.dumps(environment.stamp_for(root, level))
    (root / ".venv" / "manyuan-stamp.json").write_text(text)


def test_environment_without_a_stamp_is_not_ready(root):
    assert not environment.is_ready(root, "run")


def test_stamp_of_the_demo_does_not_promise_the_tools(root):
    stamp(root, "run")

    assert environment.is_ready(root, "run")
    assert not environment.is_ready(root, "develop")


def test_stamp_of_the_tools_covers_the_demo(root):
    stamp(root, "develop")

    assert environment.is_ready(root, "run")
    assert environment.is_ready(root, "develop")


@pytest.mark.parametrize("level", ["run", "develop"])
def test_changed_lock_file_asks_for_an_installation(root, level):
    stamp(root, "develop")
    (root / "requirements.lock").write_text("django==6\n")

    assert not environment.is_ready(root, level)


def test_another_python_asks_for_an_installation(root, tmp_path):
    stamp(root, "run")
    other = tmp_path / "python3.99"
    other.touch()
    (root / ".venv" / "bin" / "python").unlink()
    (root / ".venv" / "bin" / "python").symlink_to(other)

    assert not environment.is_ready(root, "run")


def test_python_that_went_away_asks_for_an_installation(root):
    stamp(root, "run")
    (root / ".venv" / "bin" / "python").unlink()

    assert not environment.is_ready(root, "run")


@pytest.mark.parametrize("text", ["", "[]", '{"python": 1}', "\x00"])
def test_damaged_stamp_asks_for_an_installation(root, text):
    (root / ".venv" / "manyuan-stamp.json").write_text(text)

    assert not environment.is_ready(root, "run")


def test_failed_installation_leaves_no_stamp_and_says_so(root, monkeypatch):
    monkeypatch.setattr(environment, "install", lambda *_: False)

    with pytest.raises(environment.CannotPrepareError, match="Check the network"):
        environment.prepare(root, "run")

    assert not (root / ".venv" / "manyuan-stamp.json").exists()
    assert not (root / ".venv" / "manyuan-installing").exists()


def test_cut_off_installation_starts_over(root, monkeypatch, capsys):
    leftover = root / ".venv" / "half-a-package"
    leftover.touch()
    (root / ".venv" / "manyuan-installing").touch()
    monkeypatch.setattr(environment, "install", lambda *_: True)

    python = environment.prepare(root, "run")

    assert "starting over" in capsys.readouterr().err
    assert not leftover.exists()
    assert os.access(python, os.X_OK)
    assert environment.is_ready(root, "run")


def test_ready_environment_is_left_alone(root, monkeypatch):
    stamp(root, "develop")
    monkeypatch.setattr(environment, "install", lambda *_: pytest.fail("installed again"))

    assert environment.prepare(root, "run") == root / ".venv" / "bin" / "python"
