from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.archives import refuse_entities, unpack
from manyuan.sheets.calamine_door import read_sheets
from manyuan.sheets.raw import RawSheet
from manyuan.sheets.reading import refuse_large
from manyuan.sheets.sniffing import sort_of
from manyuan.sheets.texts import decode, grid_of
from manyuan.sheets.unreadable import EmptyFile, WrongFile
from manyuan.sheets.workbook_scan import Scan, scan_xlsx


def lone_sheets(content: bytes, file: str) -> list[RawSheet]:
    """Return the sheets of a CSV, .xlsx or .xls file that holds no table of the district folder.

    Raises
    ------
    Unreadable
        One of its kinds, when the file as a whole cannot be read.
    """
    refuse_large(len(content), file)
    if not content:
        raise EmptyFile(file=file)
    sort = sort_of(content, file)
    if sort == "text":
        return [RawSheet(file, "", grid_of(decode(content, file), file))]
    if sort == "xls":
        return read_sheets(content, file, Scan())
    parts = unpack(content, file)
    if "xl/workbook.xml" not in parts:
        raise WrongFile(file=file, looks_like=_("压缩包"))
    refuse_entities(parts, file)
    return read_sheets(content, file, scan_xlsx(parts, file))
