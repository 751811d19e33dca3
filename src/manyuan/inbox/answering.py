"""Answers given to many at once, and taken back: each by the own action of the room it is of."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from manyuan.history.followers import records_heard
from manyuan.history.models import Record
from manyuan.history.sentences import sentence_of
from manyuan.inbox.errors import (
    AnswerNeedsReason,
    NoSuchAnswer,
    NothingChosen,
    StepNotUndoable,
    WaitsNoLonger,
)
from manyuan.inbox.matters import Matter, Verb, verbs_by_code
from manyuan.kernel.errors import ManyuanError
from manyuan.seats.models import Seat

Failure = ManyuanError | ValidationError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an answer to many: the records of what was done, and what was refused."""

    done: tuple[Record, ...]
    refused: tuple[tuple[str, Failure], ...]


def answer(
    *, by: Seat, matter: Matter, verb: str, keys: Collection[str], reason: str = ""
) -> Outcome:
    """Give one answer to everything that is named, each in a transaction of its own.

    What one refuses does not keep the others from being done.

    Raises
    ------
    NoSuchAnswer, NothingChosen, AnswerNeedsReason
        When there is nothing to do.
    """
    chosen = matter.verb(verb)
    if chosen is None or by.role not in matter.roles:
        raise NoSuchAnswer
    if not keys:
        raise NothingChosen
    if chosen.needs_reason and not reason.strip():
        raise AnswerNeedsReason(answer=str(chosen.label))
    waiting = {one.key: one for one in matter.waiting(by)}
    done: list[Record] = []
    refused: list[tuple[str, Failure]] = []
    for key in dict.fromkeys(keys):
        try:
            if key not in waiting:
                raise WaitsNoLonger
            done.append(_answered(by, chosen, key, reason))
        except (ManyuanError, ValidationError) as error:
            refused.append((waiting[key].title if key in waiting else key, error))
    return Outcome(tuple(done), tuple(refused))


def _answered(by: Seat, verb: Verb, key: str, reason: str) -> Record:
    with records_heard() as heard:
        verb.act(by=by, key=key, reason=reason)
    return next(one for one in heard if one.code == verb.code)


def take_back(*, by: Seat, records: Iterable[Record]) -> Outcome:
    """Take answers back, the latest first, each in a transaction of its own."""
    known = verbs_by_code()
    done: list[Record] = []
    refused: list[tuple[str, Failure]] = []
    for undone in sorted(records, key=lambda one: one.pk, reverse=True):
        try:
            done.append(_taken_back(by, known.get(undone.code), undone))
        except (ManyuanError, ValidationError) as error:
            refused.append((sentence_of(undone), error))
    return Outcome(tuple(done), tuple(refused))


def _taken_back(by: Seat, verb: Verb | None, undone: Record) -> Record:
    if verb is None or verb.take_back is None:
        raise StepNotUndoable
    with records_heard() as heard:
        verb.take_back(by=by, undone=undone)
    return next(one for one in heard if one.undoes_id == undone.pk)
