from manyuan.directory.queries.importing import dry_run
from manyuan.directory.queries.outcome import outcome_of
from manyuan.sheets.queries import read_sent

SCHOOLS = "学校代码,学校名称,办学类型,建校日期,地址\nS9,新岸小学,小学,2024-09,海边 9 号\nS1,,,,海边 1 号\n"


def outcome(shore, files):
    with shore.at():
        return outcome_of(dry_run(shore.officer, read_sent(files, "sent")))


def test_changed_fields_come_before_new_rows(shore):
    found = outcome(
        shore, {"schools.csv": SCHOOLS.replace("S1,,,", "S1,海棠路小学,小学,").encode()}
    )

    assert [(line["label"], line["field"]) for line in found["lines"]] == [
        ("海棠路小学", "address"),
        ("新岸小学", ""),
    ]
    assert found["lines"][1]["row"] == {
        "kind": "primary",
        "opened_on": "2024-09-01",
        "address": "海边 9 号",
    }
    assert (found["lines_all"], found["is_idle"], found["head"]) == (2, False, None)


def test_facts_of_a_finding_stay_numbers_and_lists(shore):
    wrong = b"school,name,kind,nature\nS9,x,primary,communal\nS9,y,primary,public\n"

    found = outcome(shore, {"schools.csv": wrong})

    facts = {finding["code"]: finding["facts"] for finding in found["findings"]}
    assert facts["unknown_choice"]["choices"] == ["公办", "民办"]
    assert facts["duplicate_key"]["other"] == 2


def test_text_that_no_database_keeps_is_replaced(shore):
    found = outcome(shore, {"schools.csv": b"school,name,kind\nS9,a\0b,primary\n"})

    assert [finding["text"] for finding in found["findings"]] == ["a�b"]
