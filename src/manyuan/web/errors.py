from collections.abc import Mapping

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.utils.translation import gettext

from manyuan.kernel.errors import ManyuanError
from manyuan.sheets.findings import LABELS

# Facts that are words of the product themselves, from rooms that speak no language but the first.
WORDS = LABELS | {"looks_like"}


def sentence(error: ManyuanError) -> str:
    """Say in the reader's language what the error says."""
    return gettext(error.sentence).format(**fact_words(error.facts))


def fact_words(facts: Mapping[str, object]) -> dict[str, object]:
    """Return the facts of a sentence: several joined, words of the product translated."""
    return {name: _fact_word(name, value) for name, value in facts.items()}


def _fact_word(name: str, value: object) -> object:
    if isinstance(value, tuple):
        return gettext("、").join(str(part) for part in value)
    return gettext(value) if name in WORDS and isinstance(value, str) and value else value


def show_on(form: BaseForm, error: ManyuanError | ValidationError) -> None:
    """Show on the form that was sent what an action refused."""
    if isinstance(error, ManyuanError):
        form.add_error(None, sentence(error))
        return
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for field, errors in error.error_dict.items():
        known = field in form.fields and field != NON_FIELD_ERRORS
        form.add_error(field if known else None, errors)
