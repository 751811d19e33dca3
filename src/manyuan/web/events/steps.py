"""What who runs an event can do with it in its present state, the most likely first."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from manyuan.engagements.kinds.event.enums import EventState
from manyuan.engagements.kinds.event.models import Event
from manyuan.kernel.clock import today


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    label: str
    url: str


def steps_of(event: Event) -> list[Step]:
    """Return what can be done."""
    if event.state == EventState.HELD:
        label = _("修改活动总结") if event.afterwards else _("写活动总结")
        return [_step(label, "event-review", event)]
    if not event.is_open:
        return []
    ahead = []
    if event.starts_on <= today():
        ahead.append(_step(_("登记已举办"), "event-hold", event))
    if event.state == EventState.DRAFT:
        ahead.append(_step(_("发布活动"), "event-announce", event))
    return [
        *ahead,
        _step(_("参加学校"), "event-schools", event),
        _step(_("活动安排"), "event-programme", event),
        _step(_("修改活动"), "event-edit", event),
        _step(_("改期"), "event-move", event),
        _step(_("取消活动"), "event-cancel", event),
    ]


def _step(label: str, name: str, event: Event) -> Step:
    return Step(label, reverse(name, args=[event.code]))
