from manyuan.rules.balance import load_balance_pack
from manyuan.rules.groups import load_group_pack
from manyuan.rules.recognition import load_recognition_pack

URL = "/evaluation/rules/"


def all_rules():
    groups, recognition = load_group_pack(), load_recognition_pack()
    return [
        *load_balance_pack().rules,
        *(groups.most_campuses, groups.most_pupils),
        *(recognition.least_share, recognition.satisfied_from, recognition.least_answers),
    ]


def test_every_rule_of_the_packs_is_listed(officer):
    page = officer.get(URL)

    rows = page.context["table"].table.rows
    assert [row["code"] for row in rows] == [rule.code for rule in all_rules()]
    assert {row["pack"] for row in rows} == {"cn-balance-2017", "cn-groups", "cn-recognition"}


def test_headline_counts_the_rules_that_were_not_checked(officer):
    page = officer.get(URL)

    open_rules = [rule for rule in all_rules() if rule.status.value != "verified"]
    total = len(all_rules())
    assert page.context["headline"] == (
        f"{total} 条规则中 {len(open_rules)} 条尚未核实原文，依据它们的结论都带标记"
    )


def test_values_carry_their_units(officer):
    rows = {row["code"]: row for row in officer.get(URL).context["table"].table.rows}

    assert (rows["indicators.A6.junior"]["value"], rows["indicators.A6.junior"]["unit"]) == (
        "2,500",
        "元",
    )
    assert rows["school.miss_floor"]["value"] == "0.85"
    assert rows["split.nine_year"]["value"] == "小学 1 : 初中 1.1"
    assert rows["excluded.special"]["value"] == ""


def test_rules_filter_by_status(officer):
    found = officer.get(URL, {"rules-status": "recalled"}).context["table"]

    assert found.matched == sum(r["status"] == "recalled" for r in found.table.rows)


def test_every_seat_reads_the_rules(shore, sign_in):
    assert [sign_in(seat).get(URL).status_code for seat in shore.people.values()] == [200] * 5
