"""An agreement's partner is of the kind that fits, and its expert the partner's own."""

from datetime import date

import pytest

from manyuan.directory.actions.importing import import_district
from manyuan.directory.errors import DoesNotFitStored
from manyuan.directory.models import Agreement
from manyuan.sheets.checking import check_district
from manyuan.sheets.conflicts import conflicts_with_stored
from manyuan.sheets.findings import finding_sentence
from manyuan.sheets.importing import plan_import
from manyuan.sheets.reading import read_bytes
from sheets.samples import codes, zip_of
from worlds.shore import rows

FILES = {
    "schools": "school,name,kind\na,甲,primary\n",
    "groups": "group,name\ng,集团\n",
    "memberships": "group,school,role,joined_on\ng,a,lead,2020-09\n",
    "partners": "partner,name,kind\np,大学,university\nq,海洋所,institute\n",
    "experts": "expert,name,partner,topics\ne,王博士,p,海洋\n",
}
HEADER = "partner,group,school,expert,kind,from,to\n"


def check(*lines, **tables):
    given = FILES | {"agreements": HEADER + "".join(f"{line}\n" for line in lines)} | tables
    files = {f"{name}.csv": text.encode() for name, text in given.items()}
    return check_district(read_bytes(zip_of(files), "district.zip"))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("p,g,,,group_university,2024-09-01,", []),
        ("q,g,,,group_institute,2024-09-01,", []),
        ("q,,a,,school_scientist,2024-09-01,", []),
        ("p,g,,,community,2024-09-01,", []),
        ("q,g,,,group_university,2024-09-01,", ["agreement_partner_kind"]),
        ("p,g,,,group_institute,2024-09-01,", ["agreement_partner_kind"]),
        ("p,,a,e,school_scientist,2024-09-01,", []),
        ("q,,a,e,school_scientist,2024-09-01,", ["agreement_expert"]),
        ("x,g,,,group_university,2024-09-01,", ["unknown_code"]),
    ],
)
def test_partner_and_expert_of_an_agreement_are_checked(line, found):
    files = check(line)

    assert codes(files) == [("error", code) for code in found]
    assert len(files.tables["agreements"]) == (not found)


def test_sentence_says_where_and_what_to_do():
    [kind] = check("q,g,,,group_university,2024-09-01,").findings
    [expert] = check("q,,a,e,school_scientist,2024-09-01,").findings

    assert (kind.file, kind.row, kind.column) == ("agreements.csv", 2, "partner")
    assert finding_sentence(kind) == (
        "海洋所登记的类别是“科研院所”，不能签“集团—高校”协议；请核对合作单位代码或协议类别。"
    )
    assert (expert.row, expert.column) == (2, "expert")
    assert finding_sentence(expert) == (
        "王博士属于大学，不是海洋所的专家；请核对专家编号或合作单位代码。"
    )


def test_expert_belongs_to_a_partner_and_not_to_a_school():
    [finding] = check(experts="expert,name,partner,topics\ne,王博士,a,海洋\n").findings

    assert (finding.severity, finding.file, finding.row) == ("error", "experts.csv", 2)
    assert finding_sentence(finding) == "代码“a”在“合作单位”中找不到，请核对代码或先补充该行。"


def test_same_agreements_do_not_overlap_and_a_renewal_begins_where_the_last_ended():
    first = "p,g,,,group_university,2024-09-01,2026-09-01"

    assert codes(check(first, "p,g,,,group_university,2026-09-01,")) == []
    assert codes(check(first, "p,g,,,group_university,2026-08-31,")) == [
        ("error", "overlapping_agreements")
    ]


def signed(**rest):
    facts = {"partner": "P1", "group": "G2", "kind": "group_university", "from": date(2026, 9, 1)}
    return rows("agreements", {**facts, **rest})


@pytest.fixture
def found(shore):
    def look(**tables):
        with shore.at():
            plan = plan_import(shore.officer, tables)
            conflicts = conflicts_with_stored(shore.officer, plan)
            return [(one.table, one.column, one.problem.code) for one in conflicts]

    return look


def test_stored_partner_decides_what_a_new_agreement_may_be(found):
    assert found(agreements=signed()) == []
    assert found(agreements=signed(kind="group_institute")) == [
        ("agreements", "partner", "agreement_partner_kind")
    ]


def test_partner_whose_agreements_need_its_kind_keeps_it(found):
    turned = [{"partner": "P1", "kind": "institute"}]

    assert found(partners=turned) == [("partners", "kind", "agreement_partner_kind")]
    assert found(partners=[{"partner": "P1", "name": "海大"}]) == []


def test_expert_whom_agreements_name_stays_with_the_partner(found):
    new = rows("partners", {"partner": "P2", "name": "海洋所", "kind": "institute"})
    moved = [{"expert": "E1", "partner": "P2"}]

    assert found(partners=new, experts=moved) == [("experts", "partner", "agreement_expert")]


def test_agreement_over_a_stored_one_is_refused(found):
    again = signed(group="G1")

    assert found(agreements=again) == [("agreements", "from", "overlaps_stored_agreement")]


def test_import_of_an_unfit_agreement_writes_nothing(shore):
    with shore.at():
        with pytest.raises(DoesNotFitStored, match="不能签“集团—院所”协议"):
            import_district(
                by=shore.officer, tables={"agreements": signed(kind="group_institute")}, source="x"
            )

        assert Agreement.objects.count() == 2
