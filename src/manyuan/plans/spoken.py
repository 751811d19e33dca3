from django.utils.translation import get_language, gettext

from manyuan.kernel.saying import Said


def spoken(said: Said) -> str:
    """Say a sentence of a room without Django in the reader's language."""
    language = "zh" if (get_language() or "zh").startswith("zh") else "en"
    return said.say(gettext, language=language)
