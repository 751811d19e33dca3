from manyuan.seats.actions.accounts import (
    Invitation,
    Issued,
    change_own_password,
    close_account,
    correct_person,
    invite_person,
    reissue_password,
    reopen_account,
)
from manyuan.seats.actions.bureaus import (
    command_line_seat,
    job_seat,
    open_bureau,
    public_seat,
)
from manyuan.seats.actions.grants import end_seat, grant_seat
from manyuan.seats.actions.importing import PeopleImported, import_people
from manyuan.seats.actions.links import LinkMade, make_link, note_use, renew_link, revoke_link
from manyuan.seats.actions.standing_in import Absence, end_deputy, name_deputy

__all__ = [
    "Absence",
    "Invitation",
    "Issued",
    "LinkMade",
    "PeopleImported",
    "change_own_password",
    "close_account",
    "command_line_seat",
    "correct_person",
    "end_deputy",
    "end_seat",
    "grant_seat",
    "import_people",
    "invite_person",
    "job_seat",
    "make_link",
    "name_deputy",
    "note_use",
    "open_bureau",
    "public_seat",
    "reissue_password",
    "renew_link",
    "reopen_account",
    "revoke_link",
]
