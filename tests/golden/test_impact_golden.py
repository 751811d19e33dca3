"""County teen employment (mpdta): what the R package did publishes, and what the product finds.

Point estimates and analytic errors: did with xformla = ~1 and est_method = "dr", as csdid keeps
them for its own parity tests (ref_attgt.csv, ref_aggte.csv, ref_pretest.csv, MIT); the estimates
are also in did's vignette "Getting started", whose overall error .0126 is one bootstrap's.
The data and their licence: mpdta.md beside them.
"""

import csv
from pathlib import Path

import pytest

from manyuan.measures.impact import PanelRow, impact_of

YEARS = range(2003, 2008)
# Errors are bootstrap quartiles in the product, analytic in the reference.
ERRORS_WITHIN = 0.10
ATT = {
    "never": {
        (2004, 2004): (-0.0105032462, 0.0232510364),
        (2004, 2005): (-0.0704231581, 0.0309847668),
        (2004, 2006): (-0.1372587389, 0.0364356643),
        (2004, 2007): (-0.1008113631, 0.0343592258),
        (2006, 2004): (0.0065201124, 0.0233268051),
        (2006, 2005): (-0.0027508188, 0.0195585610),
        (2006, 2006): (-0.0045946070, 0.0177551967),
        (2006, 2007): (-0.0412244715, 0.0202291807),
        (2007, 2004): (0.0305066556, 0.0150335603),
        (2007, 2005): (-0.0027258929, 0.0163958329),
        (2007, 2006): (-0.0310871194, 0.0178775113),
        (2007, 2007): (-0.0260544107, 0.0166554353),
    },
    "notyet": {
        (2004, 2004): (-0.0193723637, 0.0223101129),
        (2004, 2005): (-0.0783190991, 0.0303902285),
        (2004, 2006): (-0.1362743463, 0.0354033850),
        (2004, 2007): (-0.1008113631, 0.0343592258),
        (2006, 2004): (-0.0025625509, 0.0225302351),
        (2006, 2005): (-0.0019392461, 0.0190421586),
        (2006, 2006): (0.0046608763, 0.0163355842),
        (2006, 2007): (-0.0412244715, 0.0202291807),
        (2007, 2004): (0.0297593648, 0.0145335416),
        (2007, 2005): (-0.0024106128, 0.0160312964),
        (2007, 2006): (-0.0310871194, 0.0178775113),
        (2007, 2007): (-0.0260544107, 0.0166554353),
    },
}
GROUPS = {
    "never": {
        2004: (-0.0797491266, 0.0263677994),
        2006: (-0.0229095392, 0.0167033303),
        2007: (-0.0260544107, 0.0166554353),
    },
    "notyet": {
        2004: (-0.0836942930, 0.0257015998),
        2006: (-0.0182817976, 0.0159222358),
        2007: (-0.0260544107, 0.0166554353),
    },
}
DYNAMIC = {
    "never": {
        -3: (0.0305066556, 0.0150335603),
        -2: (-0.0005630846, 0.0132916447),
        -1: (-0.0244587450, 0.0142364022),
        0: (-0.0199318168, 0.0118263641),
        1: (-0.0509573671, 0.0168934763),
        2: (-0.1372587389, 0.0364356643),
        3: (-0.1008113631, 0.0343592258),
    },
    "notyet": {
        -3: (0.0297593648, 0.0145335416),
        -2: (-0.0024461539, 0.0131203504),
        -1: (-0.0242689034, 0.0144636817),
        0: (-0.0189221991, 0.0120445687),
        1: (-0.0535893473, 0.0169463855),
        2: (-0.1362743463, 0.0354033850),
        3: (-0.1008113631, 0.0343592258),
    },
}
OVERALL = {"never": (-0.0310182822, 0.0124460593), "notyet": (-0.0304622281, 0.0125751201)}
PUBLISHED_OVERALL_ERROR = 0.0126
PRETREND = {"never": 0.16812, "notyet": 0.16814}


@pytest.fixture(scope="module", params=["never", "notyet"])
def control(request):
    return request.param


@pytest.fixture(scope="module")
def report(control):
    with (Path(__file__).parent / "mpdta.csv").open(encoding="utf-8") as file:
        rows = [
            PanelRow(
                unit=row["county"],
                time=year,
                cohort=int(row["cohort"]),
                outcome=float(row[str(year)]),
            )
            for row in csv.DictReader(file)
            for year in YEARS
        ]
    return impact_of(rows, control=control)


def held(found, published):
    assert {key: effect.estimate for key, effect in found.items()} == {
        key: pytest.approx(estimate, abs=5e-6) for key, (estimate, _error) in published.items()
    }
    assert {key: effect.se for key, effect in found.items()} == {
        key: pytest.approx(error, rel=ERRORS_WITHIN)
        for key, (_estimate, error) in published.items()
    }


def test_effects_by_group_and_time_are_the_published_ones(report, control):
    held({(cell.cohort, cell.time): cell.effect for cell in report.att}, ATT[control])


def test_effects_by_group_are_the_published_ones(report, control):
    held({group.cohort: group.effect for group in report.groups}, GROUPS[control])


def test_effects_by_distance_from_joining_are_the_published_ones(report, control):
    held({each.event: each.effect for each in report.dynamic}, DYNAMIC[control])


def test_overall_effect_is_the_published_one(report, control):
    held({"overall": report.overall}, {"overall": OVERALL[control]})
    assert report.overall.se == pytest.approx(PUBLISHED_OVERALL_ERROR, rel=ERRORS_WITHIN)


def test_trends_before_joining_give_the_published_p_value(report, control):
    assert report.pretrend.p == pytest.approx(PRETREND[control], abs=1e-4)
    assert (report.pretrend.warning, report.warnings) == (None, ())
    assert (report.units, report.joined, report.left_out) == (500, 191, 0)
