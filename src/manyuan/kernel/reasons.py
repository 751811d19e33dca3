"""A reason that somebody has to give; each room's own error tells who will read it."""

from manyuan.kernel.errors import BadInput


def given(reason: str, *, missing: type[BadInput]) -> str:
    """Return the reason without blanks around it; there must be one.

    Raises
    ------
    BadInput
        The one that is named as ``missing``.

    Examples
    --------
    >>> given(" 雨天改期 ", missing=BadInput)
    '雨天改期'
    """
    said = reason.strip()
    if not said:
        raise missing
    return said
