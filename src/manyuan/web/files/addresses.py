from django.urls import reverse

from manyuan.sheets.models import Upload


def addresses_of(upload: Upload, kind: str) -> dict[str, str]:
    """Return where an upload is confirmed, discarded and taken back with its marks.

    ``kind`` is the first word of those addresses' names.
    """
    ways = ("apply", "discard", "annotated")
    return {way: reverse(f"{kind}-{way}", args=[upload.pk]) for way in ways}
