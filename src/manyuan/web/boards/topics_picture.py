"""How many requests of each topic wait, beside the days on which somebody speaks of it."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.offers.queries.boards import Needed, Offered
from manyuan.web.boards.unmet_picture import Picture
from manyuan.web.ui.parts import Twin


def topics_picture(days: Sequence[Offered], needs: Sequence[Needed]) -> Picture | None:
    """Draw the waiting requests by topic, the most wanted first; red where nobody speaks of it."""
    waiting = Counter(one.request.topic for one in needs if one.is_open)
    if not waiting:
        return None
    given: Counter[str] = Counter()
    experts: dict[str, set[int]] = defaultdict(set)
    for one in days:
        for topic in one.day.expert.topic_list:
            given[topic] += 1
            experts[topic].add(one.day.expert_id)
    topics = sorted({*waiting, *given}, key=lambda topic: (-waiting[topic], topic))
    return Picture(
        title=_title(waiting, given),
        spec={
            "type": "bars",
            "unit": pgettext("requests", "项"),
            "decimals": 0,
            "items": [
                {
                    "name": topic,
                    "value": waiting[topic],
                    **({} if given[topic] else {"verdict": "missed"}),
                }
                for topic in topics
                if waiting[topic]
            ],
        },
        twin=Twin(
            headers=[_("主题"), _("待安排的需求"), _("能讲的到校日"), _("能讲的专家")],
            rows=[[t, waiting[t], given[t], len(experts[t])] for t in topics],
            caption=_("各主题的供需"),
        ),
    )


def _title(waiting: Counter[str], given: Counter[str]) -> str:
    lacking = [topic for topic, _count in waiting.most_common() if not given[topic]]
    if lacking:
        names = _("、").join(lacking[:3])
        return _("没有到校日可讲：{topics}").format(topics=names)
    ((topic, count),) = waiting.most_common(1)
    return _("需求最多的主题是{topic}：{n} 项").format(topic=topic, n=count)
