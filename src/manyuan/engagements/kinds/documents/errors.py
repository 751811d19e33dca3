from manyuan.kernel.errors import BadInput, NotPossible


class DocumentTooLarge(BadInput):
    """A file is larger than what is kept, or would unpack to more."""

    code = "document_too_large"
    sentence = (
        "「{name}」太大：照片和 PDF 每个最多 {plain} MB，Office 文件最多 {office} MB，"
        "请压缩后再添加。"
    )


class DocumentUnreadable(BadInput):
    """A file is none of the kinds that are kept, whatever its name says."""

    code = "document_unreadable"
    sentence = (
        "「{name}」不是能打开的照片（JPEG、PNG）、PDF 或 Office 文件（docx、xlsx、pptx）。"
        "旧格式、加密的文件请另存为这些格式再添加。"
    )


class DocumentHasMacros(BadInput):
    """Whoever opens an Office file with macros runs a program of somebody else."""

    code = "document_has_macros"
    sentence = "「{name}」带有宏，不能保存。请另存为不带宏的文件再添加。"


class DocumentsFull(NotPossible):
    """A few documents are kept in one place."""

    code = "documents_full"
    sentence = "这里最多保存 {most} 个文件，请先移除不需要的。"
