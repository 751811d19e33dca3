from django.db.models import Q

from manyuan.seats.models import Unit


def says(word: str) -> Q:
    """Return the condition that a flow names a word in its number or in one of its two ends."""
    return Q(code__icontains=word) | names_an_end(word)


def names_an_end(word: str) -> Q:
    """Return the condition that who gives or who takes has the word in the name."""
    named = Unit.objects.filter(name__icontains=word).order_by().values("pk")
    return Q(provider__in=named) | Q(receiver__in=named)
