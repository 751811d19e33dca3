"""The demo's joint events: one held, one open for sign-up, one that opens soon; all public."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from manyuan.cli.language import gettext as _
from manyuan.directory.models import Group, Membership
from manyuan.directory.queries.groups import groups_on, members_on
from manyuan.engagements.kinds.event.actions import (
    Came,
    EventFacts,
    ItemFacts,
    PartFacts,
    announce_event,
    count_turnout,
    draft_event,
    hold_event,
    review_event,
    set_parts,
    set_programme,
)
from manyuan.engagements.kinds.event.enums import EventMode, Part
from manyuan.engagements.kinds.event.models import Event
from manyuan.engagements.signups.actions import (
    Entry,
    ListFacts,
    open_sign_up,
    publish_pages,
    sign_up,
)
from manyuan.engagements.signups.codes import new_submission
from manyuan.engagements.signups.models import SignUp
from manyuan.kernel.clock import CHINA, now, today
from manyuan.seats.actions import public_seat
from manyuan.seats.models import Seat

DAY, WEEK = timedelta(days=1), timedelta(days=7)
BEGINS, ENDS = time(9), time(11, 30)
PUPILS, TEACHERS, FAMILIES = 240, 12, 26


def load_events(by: Seat) -> None:
    """Open the bureau to the public, and let the first group hold events together."""
    group = groups_on(by, today()).order_by("unit__code")[0]
    members = list(members_on(by, today(), group=group).order_by("role", "school__unit__code"))[:4]
    schools = [one.school.unit for one in members]
    publish_pages(by=by, units=[by.bureau, group.unit, *schools])
    _hold_one(by, group, members)
    fair = _announce(by, group, members, mode=EventMode.SCIENCE_DAY, title=_("集团科学节"), weeks=3)
    _fill(by, _open(by, fair, places=24, waiting=10, since=timedelta(0)))
    opened = _announce(by, group, members, mode=EventMode.OPEN_DAY, title=_("校园开放日"), weeks=5)
    _open(by, opened, places=60, waiting=20, since=2 * DAY)


def _hold_one(by: Seat, group: Group, members: Sequence[Membership]) -> None:
    title = _("集团足球联赛")
    league = _announce(by, group, members, mode=EventMode.LEAGUE, title=title, weeks=-2)
    hold_event(by=by, event=league)
    for member in members[:-1]:
        pupils = [Came(_("四年级"), PUPILS // 2), Came(_("五年级"), PUPILS // 3)]
        count_turnout(by=by, event=league, school=member.school, pupils=pupils, teachers=TEACHERS)
    text = _("各校的校队打了六场比赛，轮流承办下一届。")
    review_event(by=by, event=league, afterwards=text)


def _announce(
    by: Seat, group: Group, members: Sequence[Membership], *, mode: str, title: str, weeks: int
) -> Event:
    host, on = members[0].school, today() + weeks * WEEK
    facts = EventFacts(
        mode=mode,
        title=title,
        starts_on=on,
        ends_on=on,
        starts_at=BEGINS,
        ends_at=ENDS,
        main_host=host,
        group=group,
        place=host,
        summary=_("集团几所学校一起办，家长和孩子都可以来。"),
        is_public=True,
    )
    event = draft_event(by=by, facts=facts)
    set_parts(by=by, event=event, parts=[_part(one, host.pk) for one in members])
    items = [
        ItemFacts(on=on, starts_at=BEGINS, title=_("开幕"), place=_("操场"), responsible=host),
        ItemFacts(
            on=on,
            starts_at=time(9, 30),
            ends_at=ENDS,
            title=_("各校展示"),
            responsible=members[-1].school,
        ),
    ]
    set_programme(by=by, event=event, items=items)
    return announce_event(by=by, event=event)


def _part(member: Membership, host: int) -> PartFacts:
    part = Part.HOST if member.school_id == host else Part.GUEST
    return PartFacts(
        school=member.school,
        part=part,
        expected_pupils=PUPILS,
        expected_teachers=TEACHERS,
        duty=_("主会场") if part == Part.HOST else "",
    )


def _open(by: Seat, event: Event, *, places: int, waiting: int, since: timedelta) -> SignUp:
    opens = now() + since
    last = datetime.combine(event.starts_on - DAY, time(18), CHINA)
    facts = ListFacts(
        title=_("{title}亲子名额").format(title=event.title),
        note=_("请带好学生证，从正门进校。"),
        places=places,
        waiting_places=waiting,
        most_people=3,
        opens_at=opens,
        closes_at=max(last, opens + DAY),
        delete_on=event.starts_on + 4 * WEEK,
    )
    return open_sign_up(by=by, kind="event", code=event.code, facts=facts)


def _fill(by: Seat, opened: SignUp) -> None:
    public = public_seat(by.bureau)
    for number in range(FAMILIES):
        entry = Entry(phone=f"1380000{number:04d}")
        sign_up(by=public, to=opened, entry=entry, submission=new_submission())
