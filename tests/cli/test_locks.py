import locks

PROJECT = """
[project]
dependencies = ["django>=5.2,<6"]
[project.optional-dependencies]
postgres = ["psycopg[binary]>=3.2"]
[dependency-groups]
dev = ["pytest>=8"]
"""


def written(root, *, run="django==5.2.19\n", develop="django==5.2.19\npsycopg==3.3\npytest==9.0\n"):
    (root / "pyproject.toml").write_text(PROJECT)
    (root / "requirements.lock").write_text(run)
    (root / "requirements-dev.lock").write_text(develop)
    return list(locks.problems(root))


def test_locks_that_meet_the_project_pass(tmp_path):
    assert written(tmp_path) == []


def test_requirement_that_no_lock_holds_is_named(tmp_path):
    found = written(tmp_path, develop="django==5.2.19\npytest==9.0\n")

    assert [line.partition(" is ")[0] for line in found] == [
        "requirements-dev.lock: psycopg[binary]>=3.2"
    ]


def test_two_locks_at_odds_are_named(tmp_path):
    found = written(tmp_path, run="django==5.2.20\n")

    assert found == ["requirements-dev.lock: django is not the version of requirements.lock"]


def test_project_s_own_locks_are_up_to_date():
    assert list(locks.problems()) == []
