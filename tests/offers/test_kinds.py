from datetime import date

import pytest
from django.urls import reverse

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.posting.actions import PostingFacts, arrange_posting
from manyuan.engagements.kinds.posting.enums import Mode
from manyuan.offers import kinds
from manyuan.offers.kinds import FlowKind, flow_kinds, register_kind


@pytest.fixture
def registry(monkeypatch):
    """An empty registry in place of the product's own."""
    monkeypatch.setattr(kinds, "_KINDS", {})


def kind(slug, label="活动"):
    return FlowKind(
        slug=slug, label=label, page="posting", codes=lambda _seat: frozenset(), modes={}
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

        assert posting.codes(shore.officer) == posting.codes(shore.principal) == {code}
        assert posting.codes(shore.teacher) == frozenset()
    assert set(posting.modes) == set(Mode.values)
    assert reverse(posting.page, args=[code])
    with shore.at(shore.hill):
        assert posting.codes(shore.hill) == frozenset()
