"""What a file that is uploaded really is; photos are written anew, without their data.

A photo's own data tell when and where it was taken, sometimes to the metre, and of whom: none of
it is kept. The picture alone goes through. A PDF is kept as it is, and refused when a photo in it
still carries such data: photos lie in a PDF as they were put in, so that these can be seen.
"""

import warnings
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from manyuan.kernel.picture_errors import (
    FileTooLarge,
    FileUnreadable,
    PhotoTells,
    PictureTooBig,
    PictureUnreadable,
)

MOST_MEGABYTES = 5
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
LONGEST_SIDE = 2000
MOST_PIXELS = 50_000_000
QUALITY = 85
PDF_HEAD, PDF_TAIL = b"%PDF-", b"%%EOF"
# How the data of a photo begin, and what tells the place in those that Adobe's programs write.
DATA_OF_PHOTOS = (b"Exif\0\0", b"exif:GPS")
# A PDF reader takes the head within the first and the tail within the last kilobyte.
MARGIN = 1024


class MediaType(StrEnum):
    """What is kept of uploaded files."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"


SHOWN_AS = {"JPEG": MediaType.JPEG, "PNG": MediaType.PNG}


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes that are kept of a file, and what they are."""

    media_type: MediaType
    content: bytes


def kept_of(content: bytes, *, name: str) -> Kept:
    """Return what is kept of a file, told by its content alone.

    Raises
    ------
    FileTooLarge
        When the file is larger than 5 MB.
    FileUnreadable
        When it is neither a picture that opens nor a PDF.
    PhotoTells
        When it is a PDF in which a photo's own data are seen.
    PictureTooBig
        When it would unpack to more pixels than are opened.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLarge(most=MOST_MEGABYTES)
    if content.startswith(PDF_HEAD):
        _require_plain(content, name)
        return Kept(MediaType.PDF, content)
    return _rewritten(content, name)


def picture_of(content: bytes, *, name: str) -> Kept:
    """Return what is kept of a picture that a page is to show.

    Raises
    ------
    FileTooLarge
        When the file is larger than 5 MB.
    PictureUnreadable
        When it is no picture that opens.
    PictureTooBig
        When it would unpack to more pixels than are opened.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLarge(most=MOST_MEGABYTES)
    try:
        return _rewritten(content, name)
    except FileUnreadable as broken:
        raise PictureUnreadable(name=name) from broken


def _require_plain(content: bytes, name: str) -> None:
    """Let a PDF through as it is: whole, and without a photo that carries its own data."""
    if PDF_TAIL not in content[-MARGIN:]:
        raise FileUnreadable(name=name)
    if any(mark in content for mark in DATA_OF_PHOTOS):
        raise PhotoTells(name=name)


def _rewritten(content: bytes, name: str) -> Kept:
    try:
        with warnings.catch_warnings():
            # Pillow warns of what it takes for a bomb; the bound below is lower than its own.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=tuple(SHOWN_AS)) as opened:
                _require_small(opened, name)
                return _written(opened)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise FileUnreadable(name=name) from broken
    except Image.DecompressionBombError as bomb:
        raise _too_big(name) from bomb


def _require_small(opened: Image.Image, name: str) -> None:
    width, height = opened.size
    if width * height > MOST_PIXELS:
        raise _too_big(name)


def _too_big(name: str) -> PictureTooBig:
    return PictureTooBig(name=name, most=MOST_PIXELS // 10_000)


def _written(opened: Image.Image) -> Kept:
    """Write the pixels anew, upright: turning lies in the data that are left out."""
    kind = str(opened.format)
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain = upright.convert("RGB" if kind == "JPEG" else _png_mode(upright))
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    out = BytesIO()
    bare.save(out, format=kind, quality=QUALITY, optimize=True)
    return Kept(SHOWN_AS[kind], out.getvalue())


def _png_mode(picture: Image.Image) -> str:
    return "RGBA" if picture.has_transparency_data else "RGB"
