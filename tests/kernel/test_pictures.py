from io import BytesIO

import pytest
from PIL import Image

from manyuan.kernel import pictures
from manyuan.kernel.picture_errors import (
    FileTooLarge,
    FileUnreadable,
    PhotoTells,
    PictureTooBig,
    PictureUnreadable,
)
from manyuan.kernel.pictures import kept_of, picture_of
from worlds.visits import GPS, PDF, photo, photo_with_place


def opened(content):
    return Image.open(BytesIO(content))


def test_photo_is_kept_upright_and_without_its_place():
    given = photo_with_place()
    assert opened(given).getexif().get_ifd(GPS)[4] == (120.0, 22.0, 33.5)

    kept = kept_of(given, name="操场.jpg")

    picture = opened(kept.content)
    assert (kept.media_type, picture.format) == ("image/jpeg", "JPEG")
    assert picture.size == (32, 64)
    assert dict(picture.getexif()) == {}
    assert {"exif", "comment", "xmp", "icc_profile"} & picture.info.keys() == set()
    assert b"36.1" not in kept.content
    assert b"Telephone" not in kept.content


def test_pdf_is_no_picture():
    with pytest.raises(PictureUnreadable):
        picture_of(PDF, name="简报.pdf")


def test_large_file_is_no_picture_either():
    with pytest.raises(FileTooLarge):
        picture_of(b"\0" * 5_500_000, name="操场.jpg")


def test_large_photo_is_made_smaller():
    kept = kept_of(photo(size=(4000, 1000)), name="操场.jpg")

    assert opened(kept.content).size == (2000, 500)


@pytest.mark.parametrize(
    ("mode", "kept_as"), [("RGB", "RGB"), ("RGBA", "RGBA"), ("P", "RGB"), ("I;16", "RGB")]
)
def test_picture_of_any_colours_is_kept(mode, kept_as):
    given = photo(kind="PNG", mode=mode) if mode != "I;16" else sixteen_bits()

    kept = kept_of(given, name="海报.png")

    assert (kept.media_type, opened(kept.content).mode) == ("image/png", kept_as)


def sixteen_bits():
    out = BytesIO()
    Image.new("I;16", (8, 8), 40_000).save(out, format="PNG")
    return out.getvalue()


def test_text_of_a_picture_is_left_out():
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    texts.add_text("Location", "36.1,120.4")

    kept = kept_of(photo(kind="PNG", pnginfo=texts), name="海报.png")

    assert opened(kept.content).info == {}
    assert b"Location" not in kept.content


def test_pdf_is_kept_as_it_is():
    kept = kept_of(PDF, name="简报.pdf")

    assert (kept.media_type, kept.content) == ("application/pdf", PDF)


@pytest.mark.parametrize(
    "photo_in_it",
    [photo_with_place(), b"<rdf:Description exif:GPSLatitude='36,6.35N'/>"],
    ids=["exif", "xmp"],
)
def test_pdf_with_a_photo_that_tells_its_place_is_refused(photo_in_it):
    content = PDF.replace(b"trailer", b"stream\n" + photo_in_it + b"\nendstream\ntrailer")

    with pytest.raises(PhotoTells) as caught:
        kept_of(content, name="简报.pdf")

    assert str(caught.value) == (
        "「简报.pdf」里的照片还带着拍摄地点、时间等信息，不能保存。"
        "请直接上传照片，系统会去掉这些信息；或打印成新的 PDF 再添加。"
    )


def test_pdf_with_a_photo_without_data_is_kept():
    content = PDF.replace(b"trailer", b"stream\n" + photo() + b"\nendstream\ntrailer")

    assert kept_of(content, name="简报.pdf").content == content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"just text",
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7 without an end",
        b"\xff\xd8\xff\xe0 no photo",
        photo()[:200],
        photo(kind="GIF"),
        photo(kind="BMP"),
    ],
    ids=["empty", "text", "html", "svg", "pdf", "jpeg", "cut", "gif", "bmp"],
)
def test_what_is_no_photo_and_no_file_is_refused_whatever_its_name(content):
    with pytest.raises(FileUnreadable) as caught:
        kept_of(content, name="照片.jpg")

    assert str(caught.value) == "「照片.jpg」不是能打开的 JPEG、PNG 照片或 PDF 文件，请换一个文件。"


def test_file_above_five_megabytes_is_refused():
    with pytest.raises(FileTooLarge) as caught:
        kept_of(PDF + b"\0" * 5_500_000, name="简报.pdf")

    assert str(caught.value) == "文件超过每个 5 MB 的上限，请压缩后再添加。"


@pytest.mark.parametrize("pixels", [60_000_000, 400_000_000])
def test_picture_that_unpacks_to_too_much_is_refused_unopened(pixels):
    bomb = photo(size=(20_000, pixels // 20_000), kind="PNG", mode="1")
    assert len(bomb) < pictures.MOST_BYTES

    with pytest.raises(PictureTooBig) as caught:
        kept_of(bomb, name="海报.png")

    assert str(caught.value) == "「海报.png」的像素太多，不能打开，请缩小到 5000 万像素以内再添加。"
