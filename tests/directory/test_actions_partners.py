from decimal import Decimal

import pytest

from manyuan.directory.actions.partners import PartnerFacts, add_partner, edit_partner
from manyuan.directory.models import Partner
from manyuan.directory.queries.partners import partner_with_code, visible_partners
from manyuan.history.models import Record
from manyuan.kernel.errors import Refused


def test_added_partner_is_registered_with_one_record(shore):
    facts = PartnerFacts("海洋所", "institute", Decimal("120.3"), Decimal("36.0"))
    with shore.at():
        records = Record.objects.count()

        partner = add_partner(by=shore.officer, code="P2", facts=facts)

        assert (partner.code, partner.name, partner.kind) == ("P2", "海洋所", "institute")
        assert Record.objects.count() == records + 1
        assert [one.code for one in visible_partners(shore.officer)] == ["P1", "P2"]


def test_edit_keeps_the_row_from_before(shore):
    with shore.at():
        partner = partner_with_code(shore.officer, "P1")

        edit_partner(by=shore.officer, partner=partner, facts=PartnerFacts("海大", "university"))

        change = Record.objects.order_by("-pk").first().changes.get()
        assert (change.before["name"], change.after["name"]) == ("海洋大学", "海大")


def test_only_the_bureau_registers_partners(shore):
    with shore.at(shore.principal):
        partner = Partner.objects.get()
        facts = PartnerFacts("x", "company")

        with pytest.raises(Refused):
            add_partner(by=shore.principal, code="P2", facts=facts)
        with pytest.raises(Refused):
            edit_partner(by=shore.principal, partner=partner, facts=facts)

        assert Partner.objects.get().name == "海洋大学"


def test_partner_of_another_bureau_is_not_found(shore):
    with shore.at(shore.hill):
        assert partner_with_code(shore.hill, "P1") is None
