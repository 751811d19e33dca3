"""The empty list of people, with drop-downs and the codes of the bureau's units beside it."""

import io
from collections.abc import Callable, Iterable

from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Kind
from manyuan.sheets.people import MOST_PEOPLE, PEOPLE

CODES = _("单位代码表")


def people_template(
    units: Iterable[tuple[str, str, str]], translate: Callable[[str], str] = str
) -> bytes:
    """Return an .xlsx with one empty sheet; ``units`` are kind, code and name of each unit."""
    import xlsxwriter  # noqa: PLC0415 -- slow to import, needed by exports only

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        as_text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(PEOPLE.label)
        for place, column in enumerate(PEOPLE.columns):
            sheet.set_column(place, place, 18, as_text)
            sheet.write_string(0, place, column.label, head)
            if column.note or column.required:
                sheet.write_comment(0, place, translate(column.note or _("必填")))
            if column.kind is Kind.CHOICE and column.choices:
                choices = {"validate": "list", "source": list(column.choices.values())}
                sheet.data_validation(1, place, MOST_PEOPLE, place, choices)
        sheet.freeze_panes(1, 0)
        codes = book.add_worksheet(CODES)
        for place, label in enumerate((_("类别"), _("单位代码"), _("名称"))):
            codes.set_column(place, place, 24, as_text)
            codes.write_string(0, place, label, head)
        for number, unit in enumerate(units, 1):
            for place, text in enumerate(unit):
                codes.write_string(number, place, text)
    return target.getvalue()
