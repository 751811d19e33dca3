from manyuan.offers.models.requests import Contest, Exemption, Statement
from manyuan.offers.models.windows import Post, Return, Window

__all__ = ["Contest", "Exemption", "Post", "Return", "Statement", "Window"]
