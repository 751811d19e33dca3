"""How a person wishes to be told is their own affair: it leaves no record."""

from manyuan.notices.enums import Pace
from manyuan.notices.models import LetterChoice
from manyuan.seats.models import Person


def choice_of(person: Person) -> LetterChoice:
    """Return how a person wishes to be told; who has never said gets one letter a day."""
    found = LetterChoice.objects.filter(person=person).first()
    return found or LetterChoice(person=person)


def choose_letters(person: Person, *, pace: Pace, language: str) -> LetterChoice:
    """Keep how a person wishes to be told."""
    choice = choice_of(person)
    choice.pace, choice.language = pace, language
    choice.full_clean()
    choice.save()
    return choice
