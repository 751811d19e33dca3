"""What may be wrong with a cell, a row or a sheet: a severity and a sentence for each code."""

from dataclasses import dataclass, field
from typing import Literal

from manyuan.kernel.marking import gettext_noop as _

Severity = Literal["error", "warning", "notice"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong; ``facts`` fill the placeholders of the sentence that belongs to ``code``."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """Say whether the row can be used (warning, notice) or not (error)."""
        return _severity_of(self.code)


CELL_ERRORS = {
    "required": _("“{label}”不能为空，请填写。"),
    "not_a_date": _("“{text}”不是日期，请写成 2019-09-01 或 2019年9月。"),
    "date_year_only": _("“{text}”只有年份，请写明月份，例如 2019-09。"),
    "date_out_of_range": _("日期“{text}”不在 {low} 年至 {high} 年之间，请核对。"),
    "not_a_time": _("“{text}”不是时间，请写成 08:30 或 14:05。"),
    "not_a_window": _("“{text}”不是时段，请写成 2026-10-12 08:30-11:30，几个时段之间用分号隔开。"),
    "window_ends_first": _("时段“{text}”的结束时间须晚于开始时间，请核对。"),
    "windows_overlap": _("时段“{first}”与“{second}”重叠，请合并或更正。"),
    "not_a_year": _("“{text}”不是学年，请写起始年份，例如 2024 或 2024-2025。"),
    "not_a_number": _("“{text}”不是数字，请只写数字。"),
    "none_or_zero": _("“{text}”可能是 0，也可能是不清楚；请写 0，不清楚时留空。"),
    "percent": _("“{text}”是百分数，这里要写实际数量，请换算后填写。"),
    "with_unit": _("“{text}”带有单位或文字，请按列名的单位只写数字。"),
    "not_whole": _("“{text}”不是整数，请写整数。"),
    "too_low": _("“{text}”小于允许的最小值 {low}，请核对。"),
    "too_high": _("“{text}”大于允许的最大值 {high}，请核对。"),
    "unknown_choice": _("“{text}”不在可选范围内，请从下列选项中选一个：{choices}。"),
    "not_a_flag": _("“{text}”不是“是”或“否”，请改为其中之一。"),
    "code_lost_digits": _(
        "代码“{text}”被当作数字保存，末尾几位已经丢失；请把该列设为文本格式后重新填写。"
    ),
    "code_characters": _(
        "代码“{text}”不能用：代码里不能有逗号、分号、顿号和斜杠，也不能只有句点。请更正。"
    ),
    "too_long": _("内容有 {length} 个字，超过 {longest} 个字的上限，请缩短。"),
    "control_characters": _("内容含有看不见的控制字符，请删除后重新输入。"),
    "excel_error": _("单元格里是 Excel 的错误值“{text}”，请更正公式或直接填写数值。"),
    "formula": _("单元格里是没有结果的公式，请改为填写数值，或用 Excel 打开保存一次。"),
}
ROW_ERRORS = {
    "duplicate_key": _(
        "与{place} 第 {other} 行重复（{key}），内容却不同；同一对象只能有一行，请保留正确的一行。"
    ),
    "unknown_code": _("代码“{text}”在“{table_label}”中找不到，请核对代码或先补充该行。"),
    "ends_before_begins": _("“{label}”（{end}）须晚于“{other_label}”（{begin}），请核对。"),
    "overlapping_membership": _(
        "同一学校在同一集团的成员时间与第 {other} 行重叠，请调整加入日期或退出日期。"
    ),
    "overlapping_expert_days": _(
        "同一专家当天的时间与第 {other} 行重叠，请调整开始时间或结束时间，或合并为一行。"
    ),
    "agreement_partner_kind": _(
        "{name}登记的类别是“{kind_label}”，不能签“{other_label}”协议；请核对合作单位代码或协议类别。"
    ),
    "agreement_expert": _("{name}属于{own}，不是{partner}的专家；请核对专家编号或合作单位代码。"),
    "overlapping_agreements": _(
        "同一合作单位与同一方的同类协议，时间与第 {other} 行重叠；续签请从上一份的终止日期起。"
    ),
    "agreement_side": _("类别是“{kind_label}”的协议，以下须填且只填一项：{sides}。请更正。"),
    "outside_life": _(
        "{school}在{group}的成员关系（{joined} 至 {left}）超出{name}的存续期间"
        "（{starts} 至 {ends}），请核对日期；已解散或停办的，请填写退出日期。"
    ),
    "end_without_date": _("集团已解散或并入，却没有“解散日期”，请补上。"),
    "coordinates_swapped": _("经度和纬度像是填反了（经度 {lon}，纬度 {lat}），请对调。"),
    "coordinates_zero": _("经度和纬度都是 0，不是真实位置；位置不清楚时请留空。"),
    "same_place": _("起点和终点相同，不需要填写行程，请删除该行或更正代码。"),
    "own_campus": _("学校不能是自己的校区，请把“所属学校代码”留空或填写另一所学校。"),
    "campus_of_campus": _("所属学校“{text}”本身也是校区，请填写法人学校的代码。"),
    "part_above_whole": _("“{label}”（{part}）不能大于“{other_label}”（{whole}），请核对。"),
}
STORED_ERRORS = {
    "new_row_incomplete": _("这一行尚未登记，新增时必须有“{label}”，请补上。"),
    "overlaps_stored_agreement": _(
        "与已登记的同类协议（{begin} 起）时间重叠；请先填写那份协议的终止日期，或调整生效日期。"
    ),
    "overlaps_stored_day": _(
        "与已登记的同一专家当天 {begin} 开始的时间重叠，请调整开始时间或结束时间。"
    ),
    "overlaps_stored": _(
        "与已登记的成员关系（{begin} 起）时间重叠；请先填写那段关系的退出日期，或调整加入日期。"
    ),
    "has_campuses": _(
        "“{text}”自己设有校区，不能再作为别校的校区；请先更正那些校区的“所属学校代码”。"
    ),
    "venue_is_booked": _(
        "{venue}自 {day} 起还有 {count} 次预订，导入不会取消它们；"
        "请到该场地的页面上登记停用，预订会随之取消并告知使用学校。"
    ),
    "campus_outlives_school": _(
        "“{name}”是“{text}”的校区，而“{text}”自 {day} 起停办；"
        "请填写校区的停办日期，或改属其他学校。"
    ),
    "other_school": _("{text}不在本校的名单上；这里只收本校的行，调入的教师请由教育局办理调动。"),
    "other_year": _("这里只收 {year} 学年的岗位需求，请核对学年。"),
    "other_district": _("文件属于区县 {code}，不是本区县 {own}；请选择本区县的文件。"),
}
SHEET_ERRORS = {
    "missing_column": _("缺少必填的列“{label}”，请补上该列，或下载空白模板重新填写。"),
    "duplicate_column": _("列“{label}”出现了两次，请删除多余的一列。"),
    "no_header": _("找不到表头；第一行应写列名，例如“{labels}”。"),
    "head_incomplete": _("区县信息缺少 {label}，请补充。"),
    "head_unreadable": _("district.toml 无法读取：{reason}。请按格式说明更正。"),
    "heads_differ": _("几个文件的区县代码不同（{first}、{second}），请只合并同一区县的文件。"),
    "outline_unusable": _("轮廓文件“{text}”不可用，请提供同一文件夹内的 GeoJSON 文件。"),
}
WARNINGS = {
    "part_above_whole_kept": _(
        "“{label}”（{part}）大于“{other_label}”（{whole}），请核对；已按原值读入。"
    ),
    "unusual_word": _("“{text}”不在“{label}”的常用名称之内，可能是笔误，请核对；已按原值读入。"),
    "lone_coordinate": _("经度和纬度只填了一个，地图上无法显示，请补全。"),
    "group_without_lead": _("集团“{text}”没有牵头校，请在“集团成员”中指定。"),
    "stage_not_of_kind": _(
        "办学类型是“{kind_label}”的学校不应有“{stage_label}”的数据，请核对；已按原值读入。"
    ),
    "shared_has_people": _("“共用”行只填场地、设备和教室，学生和教师请填在各学段的行里。"),
}
NOTICES = {
    "rounded": _("“{text}”已四舍六入为 {rounded}，最多保留 {places} 位小数。"),
    "duplicate_same": _("与{place} 第 {other} 行完全相同，只保留一行。"),
    "unofficial_code": _("“{text}”是 10 位数字，但不符合学校（机构）标识码的编码规则，请核对。"),
    "unknown_column": _("不认识的列“{text}”，未读入。"),
    "unknown_sheet": _("工作表“{text}”不是区县数据的表，未读入。"),
    "unknown_file": _("文件“{text}”不是区县数据的文件，未读入。"),
    "not_collected": _("“{table_label}”不由学校填报，未读入。"),
    "kept_elsewhere": _("“{label}”由教育局审批或由教师本人填写，未读入。"),
    "total_row": _("第一格写着“{text}”，按合计行略去。"),
}
# A mapping file names these codes to say what is odd about a row of a foreign table.
MAPPING_NOTICES = {
    "filtered_out": _("“{name}”按映射规则略去：{reason}。"),
    "several_rows": _("“{key}”占了几行，采用第 {first} 行；第 {other} 行不同：{text}。"),
    "value_not_stored": _("“{name}”的{label}（{text}）未保存，因为没有可用的{other_label}。"),
    "unmapped_value": _("“{name}”的“{source}”是“{text}”，没有对应的取值，按空白读入。"),
    "group_lead_missing": _("“{name}”所在集团“{text}”的牵头校不在文件中，未编入集团。"),
    "reported": _("“{name}”：{reason}。"),
    "pupils_unknown": _("“{name}”没有学生数，按不清楚处理。"),
    "office_kept": _("“{name}”是行政或服务机构，保留在名录中，不计入任何比例。"),
    "closing": _("“{name}”注明即将停办，没有日期，仍按开办登记。"),
    "group_above_cap": _("“{name}”牵头的集团有 {count} 所成员，超过规模提示线 {limit} 所。"),
    "outside_groups": _("“{name}”不属于任何集团。"),
}
_SEVERITIES: tuple[tuple[Severity, dict[str, str]], ...] = (
    ("error", CELL_ERRORS | ROW_ERRORS | STORED_ERRORS | SHEET_ERRORS),
    ("warning", WARNINGS),
    ("notice", NOTICES | MAPPING_NOTICES),
)
PROBLEMS: dict[str, str] = {
    code: text for _level, texts in _SEVERITIES for code, text in texts.items()
}
_LEVELS: dict[str, Severity] = {code: level for level, texts in _SEVERITIES for code in texts}


def _severity_of(code: str) -> Severity:
    return _LEVELS[code]
