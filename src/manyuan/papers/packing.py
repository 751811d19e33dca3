"""Office files packed so that the same parts are the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

THE_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can name


def steady(packed: bytes) -> bytes:
    """Return the same archive without the moment at which it was packed."""
    target = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(target, "w") as new:
        for part in old.infolist():
            info = ZipInfo(part.filename, THE_FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(part))
    return target.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """Return files in one zip, the same bytes for the same files."""
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        for name, content in files.items():
            packed.writestr(ZipInfo(name, THE_FIRST_DAY), content)
    return target.getvalue()
