import stat

import pytest
from openpyxl import load_workbook

from manyuan.cli.main import main
from manyuan.seats.models import Person

LIST = "姓名,用户名,角色,单位代码\n甲,,校长,S3\n安校长,principal,校长,S5\n"


@pytest.fixture
def run(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as end:
            main(["people", "import", *(str(argument) for argument in arguments)])
        said = capsys.readouterr()
        return end.value.code, said.out, said.err

    return call


@pytest.fixture
def people_list(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_list_is_only_checked_until_told_otherwise(shore, run, people_list):
    before = Person.objects.count()

    code, out, err = run(people_list, "--district", "990001")

    assert (code, err) == (0, "")
    assert out == "Rows: 1 open an account, 1 add a seat, 0 unchanged; 0 problems.\n"
    assert Person.objects.count() == before


def test_passwords_go_to_a_file_that_only_its_owner_reads(shore, run, people_list, tmp_path):
    out = tmp_path / "passwords.xlsx"

    code, _said, err = run(people_list, "--district", "990001", "--apply", "--out", out)

    assert (code, err) == (0, "")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    _head, row = load_workbook(out).active.iter_rows(values_only=True)
    assert row[:2] == ("甲", "s3-principal-1")
    assert Person.objects.get(username="s3-principal-1").check_password(row[2])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("乙,,校长,S99", "Row 4: There is no School with the code “S99”"),
        ("乙,,,S3", "Row 4:"),
    ],
)
def test_wrong_row_is_an_honest_no(shore, run, people_list, tmp_path, line, said):
    people_list.write_text(LIST + line + "\n", "utf-8")
    out = tmp_path / "passwords.xlsx"

    code, _out, err = run(people_list, "--district", "990001", "--apply", "--out", out)

    assert code == 1
    assert err.startswith(said)
    assert not out.exists()


def test_list_without_a_header_is_an_honest_no(shore, run, people_list):
    people_list.write_text("x,y\n1,2\n", "utf-8")

    assert run(people_list, "--district", "990001")[0] == 1


def test_passwords_need_a_file_that_is_not_there_yet(shore, run, people_list):
    without = run(people_list, "--district", "990001", "--apply")
    taken = run(people_list, "--district", "990001", "--apply", "--out", people_list)

    assert (without[0], taken[0]) == (2, 2)
    assert people_list.read_text("utf-8") == LIST


@pytest.mark.parametrize(
    ("options", "code"),
    [(["--district", "990009"], 2), (["--district", "990001", "--as", "auditor"], 1)],
)
def test_unknown_district_and_refused_seat_open_nothing(shore, run, people_list, options, code):
    assert run(people_list, *options)[0] == code


def test_nobody_opened_means_no_password_file(shore, run, people_list, tmp_path):
    people_list.write_text("姓名,用户名,角色,单位代码\n安校长,principal,校长,S5\n", "utf-8")
    out = tmp_path / "passwords.xlsx"

    code, said, err = run(people_list, "--district", "990001", "--apply", "--out", out)

    assert (code, err) == (0, "")
    assert said.endswith("No account was opened, so there is no password file.\n")
    assert not out.exists()
