"""N6: each of the six principles is something that flowed in the group."""

from manyuan.engagements.models import Flow
from worlds.qingdao.principles import PRINCIPLES, live_by_principles
from worlds.qingdao.shinan import LEAD


def test_each_principle_is_a_flow_of_the_group(shinan):
    live_by_principles(shinan)

    flows = Flow.objects.all()
    assert set(flows.values_list("kind", "mode")) == set(PRINCIPLES.values())
    assert {flow.group for flow in flows} == {shinan.group(LEAD)}
