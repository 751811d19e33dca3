from manyuan.kernel.errors import BadInput


class FileTooLarge(BadInput):
    """A file is larger than what is kept."""

    code = "file_too_large"
    sentence = "文件超过每个 {most} MB 的上限，请压缩后再添加。"


class FileUnreadable(BadInput):
    """A file is none of the kinds that are kept, whatever its name says."""

    code = "file_unreadable"
    sentence = "「{name}」不是能打开的 JPEG、PNG 照片或 PDF 文件，请换一个文件。"


class PictureUnreadable(BadInput):
    """A file is no picture, whatever its name says."""

    code = "picture_unreadable"
    sentence = "「{name}」不是能打开的 JPEG 或 PNG 照片，请换一张。"


class PhotoTells(BadInput):
    """A PDF holds photos with the data of when and where they were taken."""

    code = "photo_tells"
    sentence = (
        "「{name}」里的照片还带着拍摄地点、时间等信息，不能保存。"
        "请直接上传照片，系统会去掉这些信息；或打印成新的 PDF 再添加。"
    )


class PictureTooBig(BadInput):
    """A picture has more pixels than are opened."""

    code = "picture_too_big"
    sentence = "「{name}」的像素太多，不能打开，请缩小到 {most} 万像素以内再添加。"
