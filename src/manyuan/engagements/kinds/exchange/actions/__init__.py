from manyuan.engagements.kinds.exchange.actions.answering import accept_sending, decline_sending
from manyuan.engagements.kinds.exchange.actions.asking import (
    ask_for_places,
    note_consents,
    withdraw_sending,
)
from manyuan.engagements.kinds.exchange.actions.holding import (
    cancel_exchange,
    finish_exchange,
    start_exchange,
)
from manyuan.engagements.kinds.exchange.actions.offering import (
    ExchangeFacts,
    change_exchange,
    offer_exchange,
)
from manyuan.engagements.kinds.exchange.actions.taking_back import take_back_answer

__all__ = [
    "ExchangeFacts",
    "accept_sending",
    "ask_for_places",
    "cancel_exchange",
    "change_exchange",
    "decline_sending",
    "finish_exchange",
    "note_consents",
    "offer_exchange",
    "start_exchange",
    "take_back_answer",
    "withdraw_sending",
]
