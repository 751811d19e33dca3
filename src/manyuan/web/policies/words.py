"""What pages say of a policy document."""

from django.utils.translation import gettext as _

from manyuan.policies.models import PolicyDocument


def scope_of(document: PolicyDocument) -> str:
    """Return whom it concerns: groups by name, or the whole district."""
    names = [group.name for group in document.groups.all()]
    return _("、").join(names) if names else _("全区")
