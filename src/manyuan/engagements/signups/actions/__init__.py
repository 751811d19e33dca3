from manyuan.engagements.signups.actions.giving_up import (
    cancel_registration,
    erase_registration,
    refuse_registration,
)
from manyuan.engagements.signups.actions.keeping import (
    ListFacts,
    change_sign_up,
    close_lists_of,
    close_sign_up,
    open_sign_up,
    reopen_sign_up,
)
from manyuan.engagements.signups.actions.publishing import (
    publish_page,
    publish_pages,
    withdraw_page,
)
from manyuan.engagements.signups.actions.purging import purge_sign_up
from manyuan.engagements.signups.actions.signing_up import Entered, Entry, sign_up

__all__ = [
    "Entered",
    "Entry",
    "ListFacts",
    "cancel_registration",
    "change_sign_up",
    "close_lists_of",
    "close_sign_up",
    "erase_registration",
    "open_sign_up",
    "publish_page",
    "publish_pages",
    "purge_sign_up",
    "refuse_registration",
    "reopen_sign_up",
    "sign_up",
    "withdraw_page",
]
