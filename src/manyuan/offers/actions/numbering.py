from collections.abc import Iterable


def free_code(begin: str, taken: Iterable[str]) -> str:
    """Return the next code that begins so; whoever asks holds the bureau's lock."""
    numbers = (code.removeprefix(begin) for code in taken if code.startswith(begin))
    last = max((int(text) for text in numbers if text.isascii() and text.isdecimal()), default=0)
    return f"{begin}{last + 1:03d}"
