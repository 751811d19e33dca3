from decimal import Decimal

from manyuan.measures.balance import LeadGap, judge, lead_gaps, spread
from measures.district_rows import PACK, YEAR, full, school


def report_of(*rows):
    schools = [school(code) for code in sorted({row.school for row in rows})]
    return judge(schools, list(rows), year=YEAR, pack=PACK)


def test_spread_of_all_schools_is_that_of_the_district():
    report = report_of(full("s1"), full("s2", pupils=700), full("s3", pupils=400))

    assert spread(report, {"s1", "s2", "s3"}) == report.district


def test_spread_of_a_group_counts_its_schools_only():
    report = report_of(
        full("s1", equipment_value=Decimal(3_000_000)),
        full("s2", equipment_value=Decimal(1_000_000)),
        full("s3", equipment_value=Decimal(90_000_000)),
    )

    result = spread(report, {"s1", "s2", "elsewhere"})[5]

    assert (result.stage, result.indicator) == ("primary", "A6")
    assert (result.mean, result.cv, result.passes) == (2000.0, 0.5, True)
    assert (result.schools_known, result.schools_all) == (2, 2)


def test_spread_of_nobody_is_empty():
    assert spread(report_of(full("s1")), set()) == ()


def test_lead_is_compared_with_the_overall_value_of_its_members():
    report = report_of(
        full("s1", pupils=1000, backbone_teachers=20),
        full("s2", pupils=1000, backbone_teachers=10),
        full("s3", pupils=3000, backbone_teachers=10),
    )

    gap = lead_gaps(report, lead={"s1"}, members={"s2", "s3"})[1]

    assert gap == LeadGap(stage="primary", indicator="A2", lead=2.0, members=0.5, ratio=0.25)


def test_lead_without_anything_or_unknown_gives_no_ratio():
    report = report_of(
        full("s1", backbone_teachers=0, pe_art_teachers=None), full("s2", multimedia_rooms=None)
    )

    gaps = {gap.indicator: gap for gap in lead_gaps(report, lead={"s1"}, members={"s2"})}

    assert (gaps["A2"].lead, gaps["A2"].members, gaps["A2"].ratio) == (0.0, 1.0, None)
    assert (gaps["A3"].lead, gaps["A3"].members, gaps["A3"].ratio) == (None, 0.9, None)
    assert (gaps["A7"].lead, gaps["A7"].members, gaps["A7"].ratio) == (2.4, None, None)


def test_stage_that_only_one_side_has_is_shown_and_others_are_not():
    schools = [school("s1", "junior"), school("s2"), school("s3")]
    rows = [full("s1", "junior"), full("s2"), full("s3")]
    report = judge(schools, rows, year=YEAR, pack=PACK)

    gaps = lead_gaps(report, lead={"s1"}, members=set())

    assert [(gap.stage, gap.indicator, gap.members) for gap in gaps] == [
        ("junior", f"A{number}", None) for number in range(1, 8)
    ]
