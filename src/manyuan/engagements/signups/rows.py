"""What history keeps of lists and of who signed up: never who it was."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import TextChoices

from manyuan.engagements.signups.enums import Needs, RegistrationState
from manyuan.engagements.signups.models import PublicPage, Registration, SignUp
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.clock import CHINA
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table

SIGN_UPS, REGISTRATIONS, PAGES = "signups", "registrations", "public_pages"
Row = Mapping[str, object]


def _words(choices: type[TextChoices]) -> dict[str, str]:
    return {choice.value: choice.label for choice in choices}


TABLES = (
    Table(
        SIGN_UPS,
        _("公开报名"),
        ("number",),
        (
            Column("code", _("活动编号"), Kind.CODE),
            Column("title", _("报名名称"), Kind.TEXT),
            Column("note", _("报名须知"), Kind.TEXT),
            Column("places", _("名额（人）"), Kind.COUNT),
            Column("waiting_places", _("候补名额（人）"), Kind.COUNT),
            Column("most_people", _("每份报名最多人数"), Kind.COUNT),
            Column("opens_at", _("开始报名"), Kind.TEXT),
            Column("closes_at", _("截止报名"), Kind.TEXT),
            Column(
                "needs",
                _("收集的联系方式"),
                Kind.CHOICE,
                choices=_words(Needs),
            ),
            Column("asks_school", _("填写孩子所在学校"), Kind.FLAG),
            Column("weaker_first_until", _("薄弱校和新校优先至"), Kind.TEXT),
            Column("quotas", _("学校名额"), Kind.TEXT),
            Column("delete_on", _("个人信息删除日期"), Kind.DATE),
            Column("closed", _("提前截止"), Kind.FLAG),
            Column("purged", _("个人信息已删除"), Kind.FLAG),
        ),
    ),
    Table(
        REGISTRATIONS,
        _("报名登记"),
        ("list", "number"),
        (
            Column(
                "state",
                _("状态"),
                Kind.CHOICE,
                choices=_words(RegistrationState),
            ),
            Column("people", _("来几人"), Kind.COUNT),
            Column("erased", _("个人信息已删除"), Kind.FLAG),
        ),
    ),
    Table(
        PAGES,
        _("公开页面"),
        ("kind", "unit"),
        (
            Column("introduction", _("对公众的介绍"), Kind.TEXT),
            Column("is_published", _("公开"), Kind.FLAG),
        ),
    ),
)


def moment(at: datetime | None) -> str | None:
    """Write a moment as people read it, by the clock of the district."""
    return None if at is None else f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


def list_row(sign_up: SignUp) -> dict[str, object]:
    """Return a list as history shows it."""
    quotas = sign_up.quotas.select_related("school__unit") if sign_up.pk else ()
    return {
        "code": sign_up.code,
        "title": sign_up.title,
        "note": sign_up.note,
        "places": sign_up.places,
        "waiting_places": sign_up.waiting_places,
        "most_people": sign_up.most_people,
        "opens_at": moment(sign_up.opens_at),
        "closes_at": moment(sign_up.closes_at),
        "needs": sign_up.needs,
        "asks_school": int(sign_up.asks_school),
        "weaker_first_until": moment(sign_up.weaker_first_until),
        "quotas": "；".join(str(one) for one in quotas),
        "delete_on": sign_up.delete_on,
        "closed": int(sign_up.closed_at is not None),
        "purged": int(sign_up.purged_at is not None),
    }


def list_changed(sign_up: SignUp, *, before: Row | None) -> Changed:
    """Describe a list that an action has just written."""
    return Changed(SIGN_UPS, str(sign_up.number), sign_up.title, before, list_row(sign_up))


def registration_row(registration: Registration) -> dict[str, object]:
    """Return a registration as history shows it: for how many, and nothing of whom."""
    return {
        "state": registration.state,
        "people": registration.people,
        "erased": int(registration.erased_at is not None),
    }


def registration_changed(registration: Registration, *, before: Row | None) -> Changed:
    """Describe a registration that an action has just written."""
    key = key_text((registration.sign_up.number, registration.number))
    row = registration_row(registration)
    return Changed(REGISTRATIONS, key, str(registration), before, row)


def page_row(page: PublicPage) -> dict[str, object]:
    """Return a public page as history shows it."""
    return {"introduction": page.introduction, "is_published": int(page.is_published)}


def page_changed(page: PublicPage, *, before: Row | None) -> Changed:
    """Describe a public page that an action has just written."""
    key = key_text((page.unit.kind, page.unit.code))
    return Changed(PAGES, key, page.unit.name, before, page_row(page))
