from manyuan.kernel.errors import BadInput, NotPossible


class PolicyFileMissing(BadInput):
    """A policy document is filed with its text."""

    code = "policy_file_missing"
    sentence = "请添加文件的正文（PDF 或 Word）。"


class PolicyFileOfAnotherType(BadInput):
    """A policy document is a text to be read and kept, no picture and no table."""

    code = "policy_file_of_another_type"
    sentence = "「{name}」不是 PDF 或 Word 文件（docx）。请把正文存成这两种格式再添加。"


class PolicyUnchanged(BadInput):
    """A version differs from the one before."""

    code = "policy_unchanged"
    sentence = "和第 {version} 版没有不同。请改动内容或换一个文件，再添加新版本。"


class PolicyChangeMissing(BadInput):
    """Whoever reads a version wants to know what changed in it."""

    code = "policy_change_missing"
    sentence = "请用一句话写明改了什么，查看历次版本的人会看到它。"


class PolicyVersionStale(NotPossible):
    """Somebody else has added a version meanwhile."""

    code = "policy_version_stale"
    sentence = "刚有人添加了第 {version} 版。请刷新页面，核对后再添加。"


class PolicyRepealed(NotPossible):
    """What is repealed is not revised and not repealed again."""

    code = "policy_repealed"
    sentence = "《{title}》已登记废止。要继续修订，请先撤销废止。"


class PolicyNotRepealed(NotPossible):
    """Only what was repealed can be restored."""

    code = "policy_not_repealed"
    sentence = "《{title}》没有废止登记，无需撤销。"


class PolicyReasonMissing(BadInput):
    """Whoever went by the document wants to know why it is over."""

    code = "policy_reason_missing"
    sentence = "请写明废止的原因，查看这份文件的人会看到它。"


class PolicyRepealedTooEarly(BadInput):
    """Nothing is repealed before it was in force."""

    code = "policy_repealed_too_early"
    sentence = "废止日期不能早于生效日期 {on}，请核对。"


class PolicySucceedsItself(BadInput):
    """Another document takes its place."""

    code = "policy_succeeds_itself"
    sentence = "文件不能由它自己替代；修订同一份文件请添加新版本。"
