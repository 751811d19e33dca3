from datetime import date

import pytest
from django.urls import reverse

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.offers import kinds
from manyuan.offers.kinds import FlowKind, engagement_of, flow_kinds, register_kind
from manyuan.seats.permissions import Answer


@pytest.fixture
def registry(monkeypatch):
    """An empty registry in place of the product's own."""
    monkeypatch.setattr(kinds, "_KINDS", {})


def kind(slug, label="活动"):
    return FlowKind(
        slug=slug,
        label=label,
        path=f"{slug}s",
        urls="manyuan.web.postings.urls",
        home="postings",
        page="posting",
        tables=(),
        codes=lambda _seat, _among: frozenset(),
        may_list=lambda _seat: Answer(ok=True),
        modes={},
    )


@pytest.mark.usefixtures("registry")
def test_kinds_are_known_by_slug_in_the_order_of_registration():
    first, second = kind("visit"), kind("course")
    register_kind(first)
    register_kind(second)

    assert list(flow_kinds().items()) == [("visit", first), ("course", second)]


@pytest.mark.usefixtures("registry")
def test_kind_registered_again_takes_its_own_place():
    register_kind(kind("visit"))
    register_kind(kind("course"))
    again = kind("visit", "研修")
    register_kind(again)

    assert [one.label for one in flow_kinds().values()] == ["研修", "活动"]


def test_posting_is_a_kind_whose_page_is_opened_by_who_may_see_it(shore):
    posting = flow_kinds()["posting"]
    with shore.at():
        facts = PostingFacts(
            teacher=Teacher.objects.get(code="T1"),
            host=shore.school("S2"),
            mode=Mode.ROTATION,
            starts_on=date(2025, 9, 1),
            ends_on=date(2026, 9, 1),
        )
        code = arrange_posting(by=shore.officer, facts=facts).code

        asked = {code, "P2000-00001"}
        assert (
            posting.codes(shore.officer, asked) == posting.codes(shore.principal, asked) == {code}
        )
        assert posting.codes(shore.officer, {"P2000-00001"}) == frozenset()
        assert posting.codes(shore.teacher, asked) == frozenset()
    assert set(posting.modes) == set(Mode.values)
    assert reverse(posting.page, args=[code])
    with shore.at(shore.hill):
        assert posting.codes(shore.hill, asked) == frozenset()


def test_flows_of_one_activity_lead_to_its_engagement():
    assert engagement_of("C2025-00001.S2") == engagement_of("C2025-00001") == "C2025-00001"
