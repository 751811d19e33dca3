"""What history keeps of a pupil exchange, and of what each school sends."""

from collections.abc import Mapping

from manyuan.engagements.kinds.documents.rows import choice
from manyuan.engagements.kinds.exchange.enums import ExchangeState, SendingState
from manyuan.engagements.kinds.exchange.models import PupilExchange, Sending
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.kept import text

EXCHANGES, SENDINGS = "pupil_exchanges", "exchange_sendings"
Row = Mapping[str, object]


TABLES = (
    Table(
        EXCHANGES,
        _("学生交换"),
        ("code",),
        (
            text("title", _("交换名称")),
            text("host", _("接待学校代码")),
            text("group", _("集团代码")),
            Column("starts_on", _("第一天"), Kind.DATE),
            Column("ends_on", _("最后一天"), Kind.DATE),
            text("places", _("名额")),
            text("programme", _("交换安排")),
            text("report", _("总结")),
            choice("state", _("状态"), ExchangeState),
            text("explanation", _("说明")),
        ),
    ),
    Table(
        SENDINGS,
        _("派出学生"),
        ("exchange", "school"),
        (
            text("pupils", _("学生数")),
            text("attended", _("实到学生数")),
            Column("consents", _("监护人同意人数"), Kind.COUNT),
            Column("consented_on", _("同意登记日期"), Kind.DATE),
            choice("state", _("状态"), SendingState),
            text("explanation", _("说明")),
        ),
    ),
)


def exchange_row(exchange: PupilExchange) -> dict[str, object]:
    """Return an exchange as history shows it."""
    names = ("title", "starts_on", "ends_on", "programme", "report", "state", "explanation")
    return {
        **{name: getattr(exchange, name) for name in names},
        "host": exchange.host.code,
        "group": exchange.group.code,
        "places": "；".join(str(one) for one in exchange.places.all()),
    }


def exchange_changed(exchange: PupilExchange, *, before: Row | None) -> Changed:
    """Describe an exchange that an action has just written."""
    return Changed(EXCHANGES, exchange.code, str(exchange), before, exchange_row(exchange))


def sending_row(sending: Sending) -> dict[str, object]:
    """Return what a school sends as history shows it."""
    grades = list(sending.grades.all())
    names = ("consents", "consented_on", "state", "explanation")
    return {
        **{name: getattr(sending, name) for name in names},
        "pupils": "；".join(str(one) for one in grades),
        "attended": "；".join(
            f"{one.grade} {one.attended}" for one in grades if one.attended is not None
        ),
    }


def sending_changed(sending: Sending, *, before: Row | None) -> Changed:
    """Describe what a school sends, as an action has just written it."""
    key = key_text((sending.exchange.code, sending.school.code))
    return Changed(SENDINGS, key, str(sending), before, sending_row(sending))
