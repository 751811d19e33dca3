from manyuan.offers.models.requests import Contest, Exemption, Statement
from manyuan.offers.models.visits import ExpertDay, VisitRequest
from manyuan.offers.models.windows import Post, Return, Window

__all__ = [
    "Contest",
    "Exemption",
    "ExpertDay",
    "Post",
    "Return",
    "Statement",
    "VisitRequest",
    "Window",
]
