from manyuan.engagements.kinds.visit.permissions import may_see_reach


def test_reach_is_for_who_answers_for_schools(coast):
    seats = {**coast.shore.people, "link": coast.link}

    refused = {role for role, seat in seats.items() if not may_see_reach(seat)}

    assert refused == {"teacher", "link"}
    assert may_see_reach(coast.link).reason == (
        "到校覆盖情况对教育局、督导审计、集团办公室和校长开放。"
    )
