from manyuan.papers.actions.drafting import save_draft
from manyuan.papers.actions.issuing import issue_paper, revoke_paper
from manyuan.papers.actions.templates import reset_template, upload_template

__all__ = ["issue_paper", "reset_template", "revoke_paper", "save_draft", "upload_template"]
