"""What history keeps of a material, its versions and its uses."""

from collections.abc import Mapping

from manyuan.directory.enums import Stage
from manyuan.engagements.kinds.documents.rows import choice
from manyuan.engagements.kinds.material.enums import (
    Licence,
    MaterialSort,
    MaterialState,
    UseMode,
)
from manyuan.engagements.kinds.material.models import Material, MaterialUse, MaterialVersion
from manyuan.history.actions import Changed, key_text
from manyuan.kernel.marking import gettext_noop as _
from manyuan.sheets.columns import Column, Kind, Table
from manyuan.sheets.kept import text

MATERIALS, VERSIONS, USES = "materials", "material_versions", "material_uses"
Row = Mapping[str, object]


TABLES = (
    Table(
        MATERIALS,
        _("资料共享"),
        ("code",),
        (
            text("title", _("资料名称")),
            choice("sort", _("资料类型"), MaterialSort),
            text("subject", _("学科")),
            choice("stage", _("学段"), Stage),
            text("grade", _("年级")),
            text("school", _("提供学校代码")),
            text("author", _("作者编号")),
            choice("licence", _("使用许可"), Licence),
            text("description", _("简介")),
            choice("state", _("状态"), MaterialState),
            text("explanation", _("说明")),
        ),
    ),
    Table(
        VERSIONS,
        _("资料版本"),
        ("material", "number"),
        (
            text("note", _("版本说明")),
            text("link", _("校外网址")),
            text("files", _("文件名")),
        ),
    ),
    Table(
        USES,
        _("资料使用"),
        ("material", "number"),
        (
            text("school", _("使用学校代码")),
            text("teacher", _("使用教师编号")),
            text("class_name", _("班级")),
            Column("pupils", _("学生数"), Kind.COUNT),
            Column("used_on", _("使用日期"), Kind.DATE),
            choice("mode", _("方式"), UseMode),
            text("taken_back", _("撤销原因")),
        ),
    ),
)


def material_row(material: Material) -> dict[str, object]:
    """Return a material as history shows it."""
    names = ("title", "sort", "subject", "stage", "grade", "licence", "description", "state")
    return {
        **{name: getattr(material, name) for name in (*names, "explanation")},
        "school": material.school.code,
        "author": material.author.code if material.author else None,
    }


def material_changed(material: Material, *, before: Row | None) -> Changed:
    """Describe a material that an action has just written."""
    return Changed(MATERIALS, material.code, material.title, before, material_row(material))


def version_added(version: MaterialVersion) -> Changed:
    """Describe a version that an action has just added."""
    files = "；".join(version.files.values_list("name", flat=True))
    row = {"note": version.note, "link": version.link, "files": files}
    key = key_text((version.material.code, version.number))
    return Changed(VERSIONS, key, str(version), None, row)


def use_row(use: MaterialUse) -> dict[str, object]:
    """Return a use as history shows it."""
    names = ("class_name", "pupils", "used_on", "mode", "taken_back")
    return {
        **{name: getattr(use, name) for name in names},
        "school": use.school.code,
        "teacher": use.teacher.code if use.teacher else None,
    }


def use_changed(use: MaterialUse, *, before: Row | None) -> Changed:
    """Describe a use that an action has just written."""
    return Changed(USES, key_text((use.material.code, use.number)), str(use), before, use_row(use))
