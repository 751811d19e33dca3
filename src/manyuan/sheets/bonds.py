"""An agreement binds a partner of the right kind, through an expert of its own."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from manyuan.sheets.choices import AGREEMENT_KINDS, PARTNER_KINDS
from manyuan.sheets.columns import Row, Value
from manyuan.sheets.problems import Problem

ByCode: TypeAlias = Mapping[Value, Row]
# What a partner must be to sign an agreement of a kind; the others are open to all.
PARTNER_OF_AGREEMENT: Mapping[str, str] = {
    "group_university": "university",
    "group_institute": "institute",
}


def unfit(agreement: Row, partners: ByCode, experts: ByCode) -> Iterator[tuple[str, Problem]]:
    """Yield each column of an agreement that does not fit, with the problem.

    ``partners`` and ``experts`` hold the rows that are known, by code; what they do not hold is
    taken on trust.
    """
    partner = partners.get(agreement.get("partner"), {})
    kind, found = str(agreement.get("kind")), partner.get("kind")
    if found is not None and PARTNER_OF_AGREEMENT.get(kind, found) != found:
        facts: dict[str, object] = {
            "name": partner.get("name") or agreement["partner"],
            "kind_label": PARTNER_KINDS[str(found)],
            "other_label": AGREEMENT_KINDS[kind],
        }
        yield "partner", Problem("agreement_partner_kind", facts)
    expert = experts.get(agreement.get("expert"), {})
    own = expert.get("partner")
    if own is not None and own != agreement.get("partner"):
        told: dict[str, object] = {
            "name": expert.get("name") or agreement["expert"],
            "own": partners.get(own, {}).get("name") or own,
            "partner": partner.get("name") or agreement.get("partner"),
        }
        yield "expert", Problem("agreement_expert", told)
