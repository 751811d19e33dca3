from manyuan.offers.models.needs import Need
from manyuan.offers.models.requests import Contest, Exemption, Statement
from manyuan.offers.models.visits import ExpertDay, VisitRequest
from manyuan.offers.models.windows import Post, Return, Window

__all__ = [
    "Contest",
    "Exemption",
    "ExpertDay",
    "Need",
    "Post",
    "Return",
    "Statement",
    "VisitRequest",
    "Window",
]
