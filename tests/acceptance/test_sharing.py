"""N6 and N12: teaching resources are shared in the group, and flow at a distance."""

from django.urls import reverse

from manyuan.engagements.models import Flow
from worlds.clock import on_day
from worlds.qingdao.sharing import OUR_PUPILS, OUR_TITLE, OUR_USE, share_at_a_distance
from worlds.qingdao.shinan import LEAD, OUR_PRIMARIES


def test_remote_sharing_is_a_flow_to_each_school_that_used_it(shinan, sign_in):
    material = share_at_a_distance(shinan)

    flows = Flow.objects.filter(activity=material.code)
    assert {(one.provider.name, one.receiver.name, one.mode, one.people) for one in flows} == {
        (LEAD, name, "remote_share", OUR_PUPILS) for name in OUR_PRIMARIES
    }
    assert {one.group for one in flows} == {shinan.group(LEAD)}
    with on_day(OUR_USE):
        page = sign_in(shinan.officer).get(reverse("materials"))
    figures = [(one.label, one.value, one.sub) for one in page.context["figures"]]
    schools = len(OUR_PRIMARIES)
    assert figures[1:] == [
        ("本学年使用", schools, f"其中远程共享 {schools} 次"),
        ("使用过的学校", schools, ""),
        ("学生受益人次", schools * OUR_PUPILS, ""),
    ]
    assert OUR_TITLE in page.content.decode()
