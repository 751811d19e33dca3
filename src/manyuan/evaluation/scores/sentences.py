from django.utils.translation import gettext_lazy as _

from manyuan.evaluation.scores.enums import TemplateName, VetoKind

SENTENCES = {
    "scheme.weighted": _("设定了 {year} 学年的评价权重：{score_template}"),
    "score.judged": _("认定了 {group} {year} 学年的治理情况"),
    "score.claimed": _("填报了 {group} {year} 学年的自评"),
    "score.adjusted": _("给 {group} {year} 学年加减分 {points}：{reason}"),
    "score.unadjusted": _("取消了 {group} {year} 学年的加减分"),
    "score.vetoed": _("对 {group} {year} 学年作出一票否决：{veto_kind}（{document}）"),
    "score.unvetoed": _("撤销了对 {group} {year} 学年的一票否决：{veto_kind}（{reason}）"),
    "grades.published": _("公布了 {year} 学年的集团等次（{groups} 个集团）"),
    "grades.corrected": _("更正了 {year} 学年的集团等次（第 {version} 版）：{reason}"),
    "appeal.made": _("对 {group} {year} 学年的等次提出申诉"),
    "appeal.upheld": _("答复了 {group} {year} 学年的申诉：维持原等次"),
    "appeal.changed": _("答复了 {group} {year} 学年的申诉：已更正（第 {version} 版）"),
}
WORDS = {"score_template": dict(TemplateName.choices), "veto_kind": dict(VetoKind.choices)}
