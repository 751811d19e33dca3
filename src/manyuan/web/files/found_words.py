from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manyuan.sheets.enums import UploadState
from manyuan.sheets.models import Upload
from manyuan.web.files.found import Found
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure, Source
from manyuan.web.ui.units import of_rows


def headline(upload: Upload, found: Found) -> str:
    """State what the check found, or what became of the upload."""
    if upload.state == UploadState.APPLIED:
        text = _("已导入：新增 {added} 行、更改 {changed} 行")
    elif not upload.is_open:
        return _("《{name}》{state}，没有导入任何内容").format(
            name=upload.name, state=upload.get_state_display()
        )
    else:
        text = _checked(found)
    return text.format(
        added=number(found.added), changed=number(found.changed), errors=number(found.errors)
    )


def _checked(found: Found) -> str:
    if found.errors:
        if found.added or found.changed:
            return ngettext(
                "{errors} 处错误须先更正，之后可新增 {added} 行、更改 {changed} 行",
                "{errors} 处错误须先更正，之后可新增 {added} 行、更改 {changed} 行",
                found.errors,
            )
        return ngettext("{errors} 处错误须先更正", "{errors} 处错误须先更正", found.errors)
    if found.is_idle:
        return _("文件与已有数据完全相同，无须导入")
    return _("可导入：新增 {added} 行、更改 {changed} 行")


def figures(found: Found) -> list[KeyFigure]:
    """Return the four numbers that decide."""
    return [
        KeyFigure(label=_("新增"), value=found.added, unit=of_rows(found.added)),
        KeyFigure(label=_("更改"), value=found.changed, unit=of_rows(found.changed)),
        KeyFigure(
            label=_("错误"),
            value=found.errors,
            unit=pgettext("unit", "处"),
            verdict="missed" if found.errors else "met",
            sub=_("须先更正才能导入") if found.errors else "",
        ),
        KeyFigure(
            label=_("提醒"),
            value=found.warnings,
            unit=pgettext("unit", "处"),
            verdict="near" if found.warnings else "met",
            sub=_("不影响导入，请核对") if found.warnings else "",
        ),
    ]


def refusal(found: Found) -> str:
    """Say why the import cannot be confirmed, or nothing when it can."""
    if found.errors:
        return _("有错误的文件不能导入，也不会只导入一部分。请下载批注后的工作簿，更正后重新上传。")
    if found.is_idle:
        return _("没有需要写入的改动。")
    return ""


def confirm_lead(found: Found) -> str:
    """Say what confirming will do, to how much, and whether it can be undone."""
    text = _(
        "将新增 {added} 行、更改 {changed} 行；文件里没有的数据保留不动。"
        "更改前的值保留在历史里，可以据此改回。"
    ).format(added=number(found.added), changed=number(found.changed))
    if found.head and found.head["name_before"] != found.head["name"]:
        text += _("区县名称由“{before}”改为“{after}”。").format(
            before=found.head["name_before"], after=found.head["name"]
        )
    if found.head and found.head["outline"]:
        text += _("区县轮廓将更新。")
    return text


def source(upload: Upload) -> Source:
    """Say which files were checked, when, and who sent them."""
    return Source(where=upload.name, as_of=upload.at, entered_by=upload.seat.holder)
