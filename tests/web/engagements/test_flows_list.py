"""The list of flows over the small world of tests/worlds/flows.py."""

import pytest
from django.urls import reverse

from worlds.flows import write_flows
from worlds.reading import exported

ALL = {f"F{number:02}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15)}


@pytest.fixture
def listed(shore, sign_in):
    with shore.at():
        write_flows(shore)

    def codes(query="", seat=None):
        answer = sign_in(seat or shore.officer).get(f"{reverse('flows')}?{query}&flows-export=csv")
        return {row[0] for row in exported(answer)}

    return codes


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ALL),
        ("flows-during=2026-10", {"F03", "F04", "F05", "F06", "F11", "F12", "F13"}),
        ("flows-during=2026-10&flows-counting=counted", {"F03", "F04", "F05", "F06"}),
        ("flows-during=undated", {"F15"}),
        ("flows-during=never", set()),
        ("flows-direction=none", {"F07"}),
        ("flows-group=G2&flows-status=held", {"F05", "F13"}),
        ("flows-kind=visit&flows-q=独立", {"F14", "F15"}),
        ("flows-q=海洋&flows-q=", ALL),
        ("flows-provider=school:S4&flows-receiver=school:S5", {"F05"}),
        ("flows-provider=school:S5-2", {"F13"}),
        ("flows-provider=beyond:G1@2026-10-01&flows-receiver=members:G1@2026-10-01", {"F06"}),
        ("flows-provider=members:G1@never", set()),
        ("flows-receiver=school:S99", set()),
    ],
)
def test_flows_are_narrowed(listed, query, codes):
    assert listed(query) == codes


@pytest.mark.parametrize(
    ("seat", "codes"),
    [
        ("principal", {"F01", "F03", "F04", "F06", "F08"}),
        ("teacher", set()),
        ("auditor", ALL),
        ("hill", set()),
    ],
)
def test_each_seat_has_its_own_list(listed, shore, seat, codes):
    assert listed(seat=getattr(shore, seat)) == codes


def test_ends_that_are_asked_for_can_be_dropped(listed, shore, sign_in):
    query = "?flows-receiver=members:G1@2026-10-01&flows-sort=-provider"
    page = sign_in(shore.officer).get(reverse("flows") + query).content.decode()

    assert "海棠路小学教育集团 2026-10-01 成员" in page
    assert "13 条中 8 条" in page
