from manyuan.kernel.errors import BadInput, NotPossible


class TemplateTooLarge(BadInput):
    """A template is larger than any official paper is."""

    code = "template_too_large"
    sentence = "模板太大：最多 {most} MB。请删去大图片后再上传。"


class TemplateUnreadable(BadInput):
    """A file is no Word document that the product can fill in."""

    code = "template_unreadable"
    sentence = "这个文件不是能使用的 Word 模板（.docx）。旧格式和加密的文件请另存为 .docx 再上传。"


class TemplateHasMacros(BadInput):
    """Whoever opens a template with macros runs a program of somebody else."""

    code = "template_has_macros"
    sentence = "模板带有宏或嵌入的程序，不能使用。请另存为不带宏的 .docx 再上传。"


class TemplateReachesOut(BadInput):
    """A paper must not fetch anything from elsewhere when it is opened."""

    code = "template_reaches_out"
    sentence = "模板链接到文件以外的内容（{what}）。请改为嵌入文件或删去链接后再上传。"


class TemplateFieldsUnknown(BadInput):
    """A template asks for what this paper does not know."""

    code = "template_fields_unknown"
    sentence = "模板里有这份文书没有的合并域：{fields}。请改成下面列出的合并域，或者删去后再上传。"


class TemplateFieldsMissing(BadInput):
    """A template leaves out what every paper must show."""

    code = "template_fields_missing"
    sentence = "模板里缺少每份文书都要有的合并域：{fields}。请加上后再上传。"


class TextsUnknown(BadInput):
    """Texts were sent that the paper does not have."""

    code = "texts_unknown"
    sentence = "这份文书没有名为「{names}」的文字部分，请刷新页面后再填写。"


class TextTooLong(BadInput):
    """A text is longer than a part of a paper is."""

    code = "text_too_long"
    sentence = "「{label}」太长：最多 {most} 个字，请精简后再保存。"


class TextsMissing(NotPossible):
    """A paper is issued when its texts are written."""

    code = "texts_missing"
    sentence = "还有没写的部分：{labels}。请写好后再签发。"


class AlreadyIssued(NotPossible):
    """What is in force must be replaced, not issued beside it."""

    code = "paper_already_issued"
    sentence = "{number} 仍然有效。请选择替代它，或者先作废。"


class RevocationReasonMissing(BadInput):
    """Whoever holds the paper wants to know why it counts no more."""

    code = "revocation_reason_missing"
    sentence = "请写明作废的原因，核验这份文书的人会看到它。"


class NotInForce(NotPossible):
    """Only what still counts can be revoked or replaced."""

    code = "paper_not_in_force"
    sentence = "{number} 已经作废或被替代，不能再次办理。"


class DraftChanged(NotPossible):
    """Somebody else has saved meanwhile."""

    code = "draft_changed"
    sentence = "这份草稿刚被别人保存过（第 {version} 版）。请刷新页面，核对后再保存。"


class NothingToPaper(NotPossible):
    """A paper says what was decided; without it there is nothing to say."""

    code = "nothing_to_paper"
    sentence = "{reason}"
