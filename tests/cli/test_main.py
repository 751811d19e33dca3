import os
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

import manyuan
from manyuan.cli.main import COMMANDS, exit_code, group, main
from manyuan.kernel.errors import BadInput, NotPossible, Refused


class Wrong(BadInput):
    sentence = "{what}不对。"


def ended(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    return end.value.code


PYTHON = shlex.quote(sys.executable)


def in_a_shell(program: str) -> subprocess.CompletedProcess[bytes]:
    source = str(Path(manyuan.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source}
    return subprocess.run(["sh", "-c", program], capture_output=True, check=False, env=environment)


def raising(error: BaseException) -> int:
    def command() -> None:
        raise error

    return exit_code(command)


def test_command_alone_lists_every_command(capsys):
    code = ended()

    listed = capsys.readouterr().out
    assert code == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in listed] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name, capsys):
    code = ended(name, "--help")

    assert code == 0
    assert capsys.readouterr().out.startswith(f"Usage: manyuan {name}")


def test_help_needs_neither_django_nor_the_table_engine():
    program = (
        f'{PYTHON} -c "import sys; from manyuan.cli.main import group\n'
        "group().main(['--help'], 'manyuan', standalone_mode=False)\n"
        "sys.exit(len({'django', 'polars', 'granian', 'openpyxl'} & set(sys.modules)))\""
    )

    assert in_a_shell(program).returncode == 0


def test_version_is_the_package_s(capsys):
    code = ended("--version")

    assert (code, capsys.readouterr().out) == (0, f"manyuan {manyuan.__version__}\n")


@pytest.mark.parametrize("order", [("--lang", "zh", "--help"), ("--help", "--lang", "zh")])
def test_help_speaks_chinese_when_asked(order, capsys):
    ended(*order)

    assert capsys.readouterr().out.startswith("用法：manyuan")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["flower"], 'There is no command "flower". Run manyuan to see all commands.'),
        (["--petal"], "There is no option --petal."),
        (["demo", "--port", "garden"], "--port cannot be used: use a whole number from"),
    ],
)
def test_bad_usage_is_one_sentence_and_ends_with_2(arguments, sentence, capsys):
    code = ended(*arguments)

    shown = capsys.readouterr()
    assert (code, shown.out) == (2, "")
    assert shown.err.startswith(sentence)
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Wrong(what="x"), 2),
        (NotPossible(), 2),
        (Refused(reason="no"), 1),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
        (click.exceptions.Exit(1), 1),
        (FileNotFoundError(2, "No such file", "a.csv"), 2),
    ],
)
def test_what_the_user_can_mend_becomes_an_exit_code(error, code):
    assert raising(error) == code


def test_error_is_told_in_its_own_words(capsys):
    raising(Wrong(what="文件"))

    assert capsys.readouterr().err == "文件不对。\n"


def test_file_error_names_the_file(capsys):
    raising(FileNotFoundError(2, "No such file", "a.csv"))

    assert capsys.readouterr().err == "a.csv: No such file\n"


def test_programming_error_keeps_its_traceback():
    with pytest.raises(ZeroDivisionError):
        raising(ZeroDivisionError())


def test_reader_that_goes_away_ends_quietly():
    assert in_a_shell(f"{PYTHON} -m manyuan | true").stderr == b""


def test_commands_of_the_table_exist():
    commands = group()

    for name in COMMANDS:
        assert isinstance(commands.get_command(click.Context(commands), name), click.Command)


def test_first_import_makes_the_database(tmp_path):
    home = tmp_path / "new home"
    call = f"env -u DJANGO_SETTINGS_MODULE MANYUAN_HOME='{home}' DATABASE_URL= {PYTHON} -m manyuan"
    program = (
        f"{call} generate --schools 12 --groups 1 '{tmp_path}/d' && {call} import '{tmp_path}/d'"
    )

    done = in_a_shell(program)

    assert done.returncode == 0
    assert done.stderr.decode() == "There is no database yet; making it …\n"


def test_database_of_no_version_is_not_read(tmp_path):
    call = (
        f"env -u DJANGO_SETTINGS_MODULE MANYUAN_HOME='{tmp_path}' DATABASE_URL= {PYTHON} -m manyuan"
    )

    done = in_a_shell(f"{call} export '{tmp_path}/out'")

    assert done.returncode == 2
    assert done.stderr.decode() == (
        "The database is not that of this version. Back it up, then run manyuan upgrade.\n"
    )


def test_help_of_a_command_in_a_command_is_chinese_too(capsys):
    ended("--lang", "zh", "people", "import", "--help")

    said = capsys.readouterr().out
    assert said.startswith("用法：manyuan people import")
    assert "显示这段说明。" in said
