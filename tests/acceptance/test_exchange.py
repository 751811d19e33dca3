"""B7: exchange pupils between the primaries and the junior school of the 53rd's group."""

from django.urls import reverse

from manyuan.engagements.models import Flow
from worlds.qingdao.exchange import EXCHANGE, OUR_PUPILS, exchange_pupils
from worlds.qingdao.shibei import CHAIN, PRIMARIES


def test_primaries_send_pupils_to_the_junior_school_of_their_group(shibei, sign_in):
    exchange = exchange_pupils(shibei)

    flows = Flow.objects.filter(activity=exchange.code, status="held")
    assert {(one.provider.name, one.receiver.name, one.people) for one in flows} == {
        (CHAIN, name, OUR_PUPILS) for name in PRIMARIES
    }
    page = sign_in(shibei.officer).get(reverse("pupil-exchange", args=[exchange.code]))
    pupils = OUR_PUPILS * len(PRIMARIES)
    assert page.context["headline"] == (
        f"「{EXCHANGE}」已结束：{len(PRIMARIES)} 所学校的 {pupils} 名学生到过{CHAIN}"
    )
