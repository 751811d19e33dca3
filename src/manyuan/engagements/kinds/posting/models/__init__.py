from manyuan.engagements.kinds.posting.models.postings import Posting
from manyuan.engagements.kinds.posting.models.reports import PostingReport

__all__ = ["Posting", "PostingReport"]
