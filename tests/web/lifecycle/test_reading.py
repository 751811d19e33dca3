"""What the pages of the lifecycle show, and to whom."""

from django.urls import reverse

from manyuan.kernel.clock import today
from manyuan.lifecycle.models import Evidence
from manyuan.lifecycle.queries.coverage import coverage_of_years


def member_page(shore, group, school):
    return reverse("lifecycle-member", args=[shore.membership(group, school).pk])


def gates_of(page):
    return [gate for step in page.context["steps"] for gate in step["gates"]]


def test_each_gate_opens_its_evidence(shore, sign_in):
    with shore.at():
        client = sign_in(shore.officer)
        pages = [
            client.get(reverse("lifecycle-group", args=["G1"])),
            client.get(reverse("lifecycle-group", args=["G2"])),
            client.get(member_page(shore, "G1", "S2")),
            client.get(member_page(shore, "G2", "S2")),
        ]
        gates = [gate for page in pages for gate in gates_of(page)]
        gates += pages[0].context["checklist"]
        opened = {url: client.get(url).status_code for url in {gate["url"] for gate in gates}}

        assert len(gates) > 10
        assert set(opened.values()) == {200}
        assert all(gate["title"] and gate["status"] for gate in gates)
        # What is not met says what is known, what is unknown says why.
        assert all(gate["figure"] for gate in gates if gate["verdict"] is False)
        assert all(gate["unknown"] for gate in gates if gate["verdict"] is None)


def test_evidence_that_is_registered_counts_on_the_checklist(shore, sign_in):
    with shore.at():
        client, page = sign_in(shore.officer), reverse("lifecycle-group", args=["G1"])

        def met():
            checklist = client.get(page).context["checklist"]
            return sum(gate["verdict"] is True for gate in checklist)

        before = met()
        address = reverse("evidence-new", args=["G1"])
        sent = {
            "item": "single_head",
            "holds": "1",
            "seen_on": today().isoformat(),
            "document": "任命文件",
        }
        late = client.post(address, {**sent, "document": ""})
        assert (list(late.context["form"].errors), Evidence.objects.count()) == (["document"], 0)

        client.post(address, sent)
        assert met() == before + 1


def test_spare_capacity_counts_each_lead_and_says_who_has_none(shore, sign_in):
    with shore.at():
        page = sign_in(shore.officer).get(reverse("lead-room"))

        rows = {row["group"]: row for row in page.context["table"].table.rows}
        assert {len(row["leads"]) for row in rows.values()} == {1}
        for row in rows.values():
            known = None not in (row["pupils"], row["backbone"])
            enough = known and min(row["campuses"], row["pupils"], row["backbone"]) > 0
            assert row["spare"] == enough


def test_map_grows_over_the_years_in_picture_and_table(shore, sign_in):
    with shore.at():
        page = sign_in(shore.principal).get(reverse("lifecycle-coverage"))
        years = coverage_of_years(shore.officer)

        items = page.context["chart"]["spec"]["items"]
        rows = page.context["table"].table.rows
        assert [one["name"] for one in items] == [str(one.year) for one in years]
        assert [row["share"] for row in rows] == [one.share for one in years]
        assert years[0].inside > 0
        assert years[-1].share >= years[0].share


def test_principal_sees_the_gates_of_the_own_school_only(shore, sign_in):
    with shore.at():
        client = sign_in(shore.principal)

        own = client.get(member_page(shore, "G1", "S2"))
        other = client.get(member_page(shore, "G1", "S3"))
        group = client.get(reverse("lifecycle-group", args=["G1"]))

        assert gates_of(own) != []
        assert other.context["steps"] == []
        assert (group.context["steps"], group.context["checklist"]) == ([], [])
        # Whoever decides nothing is offered no decision.
        assert b"/step/" not in own.content
