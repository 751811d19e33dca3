"""How full a course is and how far it has come: its figures, and its places as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from manyuan.engagements.kinds.course.models import Course, Receiver, Session
from manyuan.web.ui.parts import KeyFigure, Twin, VerdictWord
from manyuan.web.ui.units import of_people, of_schools


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its title and its table."""

    title: str
    spec: dict[str, object]
    twin: Twin


def figures_of(
    course: Course, receivers: Sequence[Receiver], sessions: Sequence[Session]
) -> list[KeyFigure]:
    """Return places, who waits, schools and sessions."""
    signed = [one for one in receivers if one.asked]
    waiting = sum(one.waiting for one in signed)
    planned = [one for one in sessions if not one.is_cancelled]
    held = [one for one in planned if one.is_held]
    most = max((came_to(one) for one in held), default=0)
    return [
        KeyFigure(
            label=_("已占名额"),
            value=course.taken,
            unit=of_people(course.taken),
            sub=_("名额 {n} 人").format(n=course.places),
        ),
        KeyFigure(label=_("候补"), value=waiting, unit=of_people(waiting)),
        KeyFigure(
            label=_("报名学校"),
            value=len(signed),
            unit=of_schools(len(signed)),
            sub=_("共开给 {n} 所").format(n=len(receivers)),
        ),
        KeyFigure(
            label=_("已上课"),
            value=len(held),
            unit=npgettext("course", "次", "次", len(held)),
            sub=_("共排 {n} 次，到课最多 {most} 人").format(n=len(planned), most=most),
        ),
    ]


def came_to(session: Session) -> int:
    """Return how many pupils came to a session, as far as it was reported."""
    return sum(one.pupils for one in session.turnouts.all())


def places_picture(course: Course, receivers: Sequence[Receiver]) -> Picture | None:
    """Draw how many places each school has; one that waits for some is marked as near."""
    signed = [one for one in receivers if one.asked]
    if not signed:
        return None
    return Picture(
        title=_title(signed),
        spec={
            "type": "bars",
            "unit": of_people(course.taken),
            "decimals": 0,
            "items": [
                {"name": one.school.name, "value": one.placed, "verdict": _verdict(one)}
                for one in signed
            ],
        },
        twin=Twin(
            headers=[
                pgettext("course", "学校"),
                _("本校限额"),
                _("报名人数"),
                _("占名额"),
                _("候补"),
            ],
            rows=[
                [one.school.name, one.quota, one.asked, one.placed, one.waiting] for one in signed
            ],
            caption=_("各校名额"),
        ),
    )


def _title(signed: Sequence[Receiver]) -> str:
    waiting = [one for one in signed if one.waiting]
    if waiting:
        text = ngettext(
            "{all} 所学校报名，{n} 所还有学生候补",
            "{all} 所学校报名，{n} 所还有学生候补",
            len(signed),
        )
        return text.format(all=len(signed), n=len(waiting))
    text = ngettext(
        "{all} 所学校报名，报名的学生都有名额",
        "{all} 所学校报名，报名的学生都有名额",
        len(signed),
    )
    return text.format(all=len(signed))


def _verdict(one: Receiver) -> VerdictWord:
    if not one.waiting:
        return "met"
    return "near" if one.placed else "missed"
