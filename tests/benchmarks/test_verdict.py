from dataclasses import replace

from peers.figures import Figures
from peers.verdict import verdict

OURS = Figures(
    movers=10,
    granted=6,
    worse_off=0,
    unasked=4,
    lead_member_gap=0.2,
    equalising_shortfall=3.0,
    largest=0.5,
    weakest_tenth=0.3,
    total=9,
    policy_shortfall=0,
    broken=0,
)


def test_verdict_names_the_figures_on_which_a_peer_is_better() -> None:
    peer = replace(
        OURS, equalising_shortfall=4.0, lead_member_gap=-0.1, granted=8, unasked=0, broken=2
    )

    lines, is_best = verdict({"planner": OURS, "trading": peer}, ours="planner")

    assert is_best
    assert lines == [
        "The planner is best on E (3.0000) among all mechanisms.",
        "Better than ours (6) on wishes granted: trading 8 (2 broken).",
        "Better than ours (4) on movers who had stated no wishes: trading 0 (2 broken).",
        "Better than ours (0.2) on lead-member gap: trading -0.1 (2 broken).",
    ]


def test_verdict_says_what_rules_a_lower_e_has_cost() -> None:
    peer = replace(OURS, equalising_shortfall=2.0, broken=7)

    lines, is_best = verdict({"planner": OURS, "trading": peer}, ours="planner")

    assert is_best
    assert lines == [
        "The planner is best on E (3.0000) among all that break no hard rule.",
        "trading has a lower E (2.0000), but breaks 7 hard rules.",
    ]


def test_verdict_names_who_reaches_the_same_e_and_at_what_price() -> None:
    peer = replace(OURS, policy_shortfall=5)

    lines, is_best = verdict({"planner": OURS, "transfer": peer}, ours="planner")

    assert is_best
    assert lines == [
        "The planner is best on E (3.0000) among all mechanisms.",
        "transfer reaches the same E, with a policy shortfall of 5 (ours 0) and 0 hard rules broken.",
    ]


def test_verdict_admits_defeat_by_a_lawful_peer_and_broken_rules() -> None:
    peer = replace(OURS, equalising_shortfall=2.0)

    beaten = verdict({"planner": OURS, "transfer": peer}, ours="planner")
    unlawful = verdict({"planner": replace(OURS, broken=1)}, ours="planner")

    assert beaten == (
        ["The planner is NOT best on E (3.0000): transfer (2.0000) breaks no rule either."],
        False,
    )
    assert unlawful == (
        [
            "The planner breaks 1 hard rules: this is a fault.",
            "The planner is best on E (3.0000) among all mechanisms.",
        ],
        False,
    )
