"""B13 to B15: a compact group, a member that grows out of its group, a new group under it."""

from manyuan.directory.models import Membership
from manyuan.lifecycle.enums import GroupPhase
from manyuan.lifecycle.models import Decision
from manyuan.lifecycle.phases import phase_of
from worlds.qingdao import lifecycle
from worlds.qingdao.shibei import OUR_REGISTER_OF


def test_chain_becomes_a_compact_group(shibei):
    lifecycle.build_up_a_compact_group(shibei)

    assert phase_of(shibei.group(lifecycle.OUR_COMPACT)) == GroupPhase.COMPACT
    # What is not published is not met: the decision says why it was taken all the same.
    assert Decision.objects.get().override == lifecycle.OUR_OVERRIDE


def test_member_grows_out_and_leads_a_group_that_is_incubated(shibei):
    lifecycle.let_a_member_grow(shibei)
    lifecycle.finish_growing(shibei)

    lifecycle.cultivate_a_new_group(shibei)

    said = Membership.objects.filter(school__unit__name=lifecycle.OUR_GROWN).order_by("joined_on")
    assert [(one.group.code, one.role, one.state, one.joined_on, one.left_on) for one in said] == [
        ("G1", "member", "graduated", OUR_REGISTER_OF, lifecycle.OUR_GRADUATION),
        ("G8", "lead", "member", lifecycle.OUR_FOUNDING, None),
    ]
    assert phase_of(said[1].group) == GroupPhase.INCUBATING
