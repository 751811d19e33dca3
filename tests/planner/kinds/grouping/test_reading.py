from manyuan.kernel.saying import in_chinese
from manyuan.planner.kinds.grouping.reading import read_problem
from manyuan.rules.grouping import load_grouping_pack


def school(code, **rest):
    return {"school": code, "name": f"{code}校", "kind": "primary", "strength": "lead", **rest}


def report(code, year, pupils):
    return {"school": code, "stage": "primary", "year": year, "pupils": pupils}


def notes(*resources):
    tables = {"schools": [school("A"), school("B"), school("C")], "resources": resources}
    problem = read_problem(tables, year=2026, pack=load_grouping_pack())
    return [in_chinese(note) for note in problem.notes]


def test_pupils_of_the_year_need_no_word():
    assert notes(report("A", 2026, 300), report("B", 2026, 200), report("C", 2026, 100)) == []


def test_pupils_of_an_earlier_year_are_told_with_the_years():
    assert notes(report("A", 2024, 300), report("B", 2026, 200), report("C", 2025, 100)) == [
        "2 所学校没有 2026 学年的学生数，用了之前最近一年的（2025、2024）。"
    ]


def test_a_later_report_is_not_used():
    assert notes(report("A", 2027, 300), report("B", 2026, 200), report("C", 2026, 100)) == [
        "1 所学校没有学生数，按 0 计入规模和覆盖。"
    ]
