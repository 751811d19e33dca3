from manyuan.kernel.errors import BadInput


class Unreadable(BadInput):
    """The file as a whole cannot be read."""

    code = "unreadable"
    sentence = "无法读取《{file}》，请检查文件后重试。"


class NotFound(Unreadable):
    """There is nothing at the path."""

    code = "file_not_found"
    sentence = "找不到《{file}》，请核对路径。"


class EmptyFile(Unreadable):
    """The file holds no bytes, or nothing but blanks."""

    code = "empty_file"
    sentence = "《{file}》是空的，请选择含有数据的文件。"


class TooLarge(Unreadable):
    """The file is larger than anything a district would send."""

    code = "file_too_large"
    sentence = (
        "《{file}》有 {megabytes} MB，超过 {limit} MB 的上限；"
        "请删去图片和无关的工作表，或分成几个文件。"
    )


class UnpacksTooLarge(Unreadable):
    """A zip or workbook unpacks to far more than a district would send."""

    code = "unpacks_too_large"
    sentence = (
        "《{file}》解压后过大（超过 {limit} MB 或压缩比超过 {ratio} 倍），"
        "为安全起见不予读取；请重新导出。"
    )


class TooManyEntries(Unreadable):
    """A zip or folder holds thousands of files."""

    code = "too_many_entries"
    sentence = "《{file}》里有 {count} 个文件，超过 {limit} 个的上限；请只保留区县数据的文件。"


class UnsafeEntry(Unreadable):
    """A name in a zip, or the outline's name, points outside the folder."""

    code = "unsafe_entry"
    sentence = "《{file}》里的“{entry}”指向文件夹之外，为安全起见不予读取；请重新打包。"


class EncryptedFile(Unreadable):
    """The file asks for a password."""

    code = "encrypted_file"
    sentence = "《{file}》设有打开密码，请取消密码后重新保存。"


class WrongFile(Unreadable):
    """The file is of a kind that holds no tables."""

    code = "wrong_file"
    sentence = (
        "《{file}》看起来是{looks_like}，不是表格；请选择 Excel、WPS 表格、CSV 或它们的压缩包。"
    )


class OldBinaryWorkbook(Unreadable):
    """The file is an .xlsb, which is not read."""

    code = "xlsb_not_read"
    sentence = "《{file}》是二进制工作簿（.xlsb），请用 Excel 另存为 .xlsx。"


class DamagedFile(Unreadable):
    """The file begins as the right kind but cannot be read through."""

    code = "damaged_file"
    sentence = "《{file}》已损坏或不完整，请用 Excel 或 WPS 打开后另存一次再试。"


class DangerousXml(Unreadable):
    """A part of a workbook declares entities, which no spreadsheet program writes."""

    code = "dangerous_xml"
    sentence = "《{file}》含有不安全的 XML 声明，不予读取；请用 Excel 或 WPS 另存一次再试。"


class UnknownEncoding(Unreadable):
    """The bytes are text in no encoding that is read."""

    code = "unknown_encoding"
    sentence = "《{file}》的文字编码无法识别，请另存为“CSV UTF-8”。"


class TooManyRows(Unreadable):
    """A table has more rows than the limit."""

    code = "too_many_rows"
    sentence = "《{file}》的“{sheet}”超过 {limit} 行，请删去空行或分成几个文件。"


class TooManyColumns(Unreadable):
    """A table has more columns than the limit."""

    code = "too_many_columns"
    sentence = "《{file}》的“{sheet}”有 {count} 列，超过 {limit} 列的上限，请删去无关的列。"


class SheetTooLarge(Unreadable):
    """A single cell far away makes the sheet a rectangle of millions of empty cells."""

    code = "sheet_too_large"
    sentence = (
        "《{file}》里有工作表在很远的位置写了内容，范围过大；请删去数据以外的行和列后重新保存。"
    )


class UnknownTable(Unreadable):
    """A lone file is none of the format's tables."""

    code = "unknown_table"
    sentence = "看不出《{file}》是哪一张表：文件名和表头都对不上；请对照空白模板的表名和列名。"


class NoTables(Unreadable):
    """A folder, zip or workbook holds none of the format's tables."""

    code = "no_tables"
    sentence = "《{file}》里没有区县数据的表；请对照空白模板的表名和列名。"
