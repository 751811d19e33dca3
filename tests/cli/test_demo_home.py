import os
import stat

import pytest

from manyuan.cli.demo_home import DemoHome, DemoIsRunning, SignIn, only_user, share

OFFICER = SignIn("bureau_officer", "满园示范区", "林晓燕", "officer", "abcd-efgh")


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in ("DATABASE_URL", "MANYUAN_HOME", "SECRET_KEY", "BEHIND_HTTPS"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    return DemoHome(tmp_path / "de#mo 1%")


def test_sign_ins_are_kept_for_their_owner_only(home):
    with only_user(home, or_raise=True):
        home.keep([OFFICER])

    assert home.is_loaded
    assert home.sign_ins() == [OFFICER]
    assert stat.S_IMODE(home.accounts.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700


def test_database_url_survives_odd_characters_in_the_path(home):
    import dj_database_url

    home.use()

    parsed = dj_database_url.parse(os.environ["DATABASE_URL"])
    assert parsed["NAME"] == str(home.folder / "db.sqlite3")


def test_clearing_removes_everything_but_the_lock(home):
    with only_user(home, or_raise=True):
        home.keep([OFFICER])
        (home.folder / "static").mkdir()

        assert home.clear()
        assert [path.name for path in home.folder.iterdir()] == ["in_use"]
        assert not home.clear()


def test_second_user_may_look_but_not_remove(home):
    with only_user(home, or_raise=True) as lock:
        share(lock)

        with pytest.raises(DemoIsRunning), only_user(home, or_raise=True):
            pass
        with only_user(home, or_raise=False):
            pass
