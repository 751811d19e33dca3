"""What the pages of the pupil exchanges say of one."""

from manyuan.engagements.kinds.exchange.enums import ExchangeState, SendingState
from manyuan.engagements.kinds.exchange.models import PupilExchange
from manyuan.web.ui.parts import VerdictWord

SIGNS: dict[str, VerdictWord] = {
    ExchangeState.PLANNED: "near",
    ExchangeState.UNDER_WAY: "near",
    ExchangeState.HELD: "met",
    ExchangeState.CANCELLED: "missed",
}
SIGNS_OF_SENDING: dict[str, VerdictWord] = {
    SendingState.ASKED: "near",
    SendingState.CONFIRMED: "met",
    SendingState.DECLINED: "missed",
    SendingState.WITHDRAWN: "missed",
}


def days_of(exchange: PupilExchange) -> str:
    """Say from which day to which an exchange lasts."""
    first, last = exchange.starts_on.isoformat(), exchange.ends_on.isoformat()
    return first if first == last else f"{first}–{last}"


def lead_of(exchange: PupilExchange) -> str:
    """Say in one line which exchange is meant."""
    return " · ".join((days_of(exchange), exchange.host.name, exchange.group.name))
