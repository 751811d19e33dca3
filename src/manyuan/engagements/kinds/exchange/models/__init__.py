from manyuan.engagements.kinds.exchange.models.exchanges import ExchangePlaces, PupilExchange
from manyuan.engagements.kinds.exchange.models.sendings import Sending, SentPupils

__all__ = ["ExchangePlaces", "PupilExchange", "Sending", "SentPupils"]
