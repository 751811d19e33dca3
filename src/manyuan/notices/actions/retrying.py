from dataclasses import dataclass

from django.db import transaction

from manyuan.history.actions import record
from manyuan.notices.errors import NothingFailed
from manyuan.notices.models import RobotText
from manyuan.notices.permissions import may_keep_sendings
from manyuan.notices.queries import letters_of_bureau
from manyuan.notices.sending import try_again
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require


@dataclass(frozen=True, slots=True)
class SentAgain:
    """How many letters and texts stand in the queue again."""

    letters: int
    texts: int


@transaction.atomic
def send_again(*, by: Seat) -> SentAgain:
    """What could not leave is tried anew, once its cause is mended."""
    require(may_keep_sendings(by))
    lock_bureau(by)
    letters = try_again(letters_of_bureau())
    texts = try_again(RobotText.objects.filter(bureau_id=by.bureau_id))
    if not letters and not texts:
        raise NothingFailed
    record(by=by, code="letters.retried", letters=letters, texts=texts)
    return SentAgain(letters, texts)
