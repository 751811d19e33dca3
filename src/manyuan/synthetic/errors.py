from manyuan.kernel.errors import BadInput


class ImpossibleDistrict(BadInput):
    """The numbers asked of the generator contradict each other."""

    code = "impossible_district"
    sentence = (
        "无法生成：{schools} 所学校、{groups} 个集团、{grouped} 所集团校不能同时成立。"
        "学校数须在 1 至 9000 之间，每个集团至少 2 所学校，"
        "集团校总数不得超过 {most} 所，请调整后重试。"
    )


class UnusableOutline(BadInput):
    """The outline holds no polygon in which schools could stand."""

    code = "unusable_outline"
    sentence = "区县轮廓不可用：{reason}。请提供含面（Polygon 或 MultiPolygon）的 GeoJSON。"
