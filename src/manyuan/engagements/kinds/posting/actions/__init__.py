from manyuan.engagements.kinds.posting.actions.arranging import PostingFacts, arrange_posting
from manyuan.engagements.kinds.posting.actions.changing import (
    cancel_posting,
    end_posting_early,
    extend_posting,
    replace_posting,
)
from manyuan.engagements.kinds.posting.actions.reporting import report_posting

__all__ = [
    "PostingFacts",
    "arrange_posting",
    "cancel_posting",
    "end_posting_early",
    "extend_posting",
    "replace_posting",
    "report_posting",
]
