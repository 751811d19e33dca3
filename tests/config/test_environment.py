import stat
from pathlib import Path

import pytest

from manyuan.config import environment


@pytest.fixture
def empty_home(tmp_path, monkeypatch):
    monkeypatch.setenv("MANYUAN_HOME", str(tmp_path / "home of ours"))
    for name in ("SECRET_KEY", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home of ours"


def test_home_is_the_users_own_unless_chosen(monkeypatch):
    monkeypatch.delenv("MANYUAN_HOME", raising=False)

    assert environment.home() == Path.home() / ".local" / "share" / "manyuan"


def test_secret_key_is_made_once_for_its_owner_alone(empty_home):
    key = environment.secret_key()

    assert environment.secret_key() == key
    assert len(key) >= 50
    assert [path.name for path in empty_home.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((empty_home / "secret_key").stat().st_mode) == 0o600


def test_key_that_another_process_has_just_made_is_kept(empty_home):
    first = environment.secret_key()

    environment._write_once(empty_home / "secret_key", "another key")

    assert environment.secret_key() == first
    assert [path.name for path in empty_home.iterdir()] == ["secret_key"]


def test_given_secret_key_is_taken_and_not_kept(empty_home, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "given")

    assert environment.secret_key() == "given"
    assert not empty_home.exists()


def test_database_is_a_file_of_the_home_unless_chosen(empty_home, monkeypatch):
    quoted = str(empty_home).replace(" ", "%20")
    assert environment.database_url() == f"sqlite:///{quoted}/manyuan.sqlite3"

    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/manyuan")

    assert environment.database_url() == "postgres://somewhere/manyuan"


@pytest.mark.parametrize(
    ("text", "names"), [("", []), ("one", ["one"]), (" one, two ,,", ["one", "two"])]
)
def test_names_are_joined_by_commas(monkeypatch, text, names):
    monkeypatch.setenv("ALLOWED_HOSTS", text)

    assert environment.names("ALLOWED_HOSTS", "localhost") == names


@pytest.mark.parametrize(("text", "on"), [("1", True), ("0", False), ("", False), ("yes", False)])
def test_switch_is_on_only_when_it_is_one(monkeypatch, text, on):
    monkeypatch.setenv("BEHIND_HTTPS", text)

    assert environment.is_on("BEHIND_HTTPS") is on
