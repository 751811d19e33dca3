"""The texts that scripts show, in the reader's language."""

from django.utils.translation import gettext as _


def script_words() -> dict[str, str]:
    """Return every text of page.js, charts.js and map.js by its name there."""
    return {
        "refused": _("当前身份不能做这件事。"),
        "missing": _("没有找到这一页，它可能已被移走。请刷新后再试。"),
        "failed": _("服务器没有完成这一步，未保存任何改动。请稍后再试。"),
        "offline": _("连接不上服务器。请检查网络后再试。"),
        "and": _("、"),
        "leads": _("牵头校"),
        "pupils": _("学生"),
        "ungrouped": _("未进集团"),
        "zoom_in": _("放大"),
        "zoom_out": _("缩小"),
        "no_drawing": _("图没有画出来，请看下面的表。"),
        "shape_circle": _("小学"),
        "shape_square": _("初中"),
        "shape_diamond": _("高中及其他"),
        "shape_pentagon": _("一贯制"),
        "shape_triangle": _("合作单位"),
        "strength_lead": _("龙头校"),
        "strength_strong": _("强校"),
        "strength_ordinary": _("普通校"),
        "strength_weak": _("薄弱校"),
        "strength_new": _("新校"),
    }
