"""Why a visit is in the plan: what it adds, and who wanted it so."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said, Word
from manyuan.planner.kinds.caravan.ground import Ground
from manyuan.planner.kinds.caravan.problem import Stop
from manyuan.planner.kinds.caravan.words import school_name

STRENGTHS = {
    "lead": _("龙头校"),
    "strong": _("强校"),
    "ordinary": _("一般学校"),
    "weak": _("薄弱校"),
    "new": _("新建校"),
}
FIRST_VISIT = _("{school}（{strength}）本学年首次到访。")
PUPILS = _("{pupils} 名学生，按该校第 {place} 场计 {share}%。")
TOPIC = _("{school}只有这一场讲“{topic}”。")
PINNED = _("按您的指定安排。")
KEPT = _("已确认，保持不变。")


def why_stop(ground: Ground, stops: Sequence[Stop], stop: Stop) -> Iterator[Said]:
    """Yield what would be lost without the visit, all others unchanged."""
    request = ground.requests[stop.request]
    school = school_name(ground, request.school)
    if ground.kept.get(stop.request) == stop:
        yield Said("kept", KEPT)
    if any(pin.request == stop.request for pin in ground.problem.pins):
        yield Said("pinned", PINNED)
    there = [ground.requests[each.request] for each in stops]
    there = [each for each in there if each.school == request.school]
    earlier = ground.problem.visited.get(request.school, 0)
    if not earlier and len(there) == 1:
        known = ground.schools.get(request.school)
        strength = (known.strength if known else None) or "ordinary"
        facts: dict[str, Fact] = {
            "school": school,
            "strength": Word(STRENGTHS.get(strength, strength)),
        }
        yield Said("first_visit", FIRST_VISIT, facts)
    there.sort(key=lambda each: (-each.pupils * each.weight, each.code))
    place = earlier + there.index(request)
    share = float(ground.share(place) * Fraction(100))
    shown = f"{share:.1f}".removesuffix(".0")
    yield Said("pupils", PUPILS, {"pupils": request.pupils, "place": place + 1, "share": shown})
    if sum(each.topic == request.topic for each in there) == 1:
        yield Said("topic", TOPIC, {"school": school, "topic": request.topic})
