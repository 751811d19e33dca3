from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.utils.translation import gettext

from manyuan.kernel.errors import ManyuanError


def sentence(error: ManyuanError) -> str:
    """Say in the reader's language what the error says."""
    return gettext(error.sentence).format(**error.facts)


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
