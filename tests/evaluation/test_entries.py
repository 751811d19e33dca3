from manyuan.directory.actions.reports import correct_report
from manyuan.directory.queries.reports import report_of
from manyuan.evaluation.queries.balance import balance_of
from manyuan.evaluation.queries.entries import last_record_of_reports, last_records, report_keys


def test_the_last_record_of_a_row_is_the_last_action_that_touched_it(shore):
    with shore.at():
        value = balance_of(shore.officer).verdict("S2", "primary").indicators["A2"]
        before = last_records(report_keys(value).values())
        report = report_of(shore.officer, school="S2", stage="primary", year=2025)
        correct_report(
            by=shore.officer, report=report, values={"backbone_teachers": 6}, reason="来函更正"
        )
        after = last_records(report_keys(value).values())
        latest = last_record_of_reports()

    assert report_keys(value) == {"primary": "S2/primary/2025"}
    assert before["S2/primary/2025"].code == "import.applied"
    assert after["S2/primary/2025"].seat == shore.officer
    assert latest == after["S2/primary/2025"]
