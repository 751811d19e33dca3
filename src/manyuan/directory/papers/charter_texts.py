"""What the chapters of a charter say until somebody writes them: proposed texts of ours.

The chapters are those of published charters; the sentences under them are not taken from any.
"""

from django.utils.translation import gettext_lazy as _

from manyuan.papers.kinds import TextBox

HINT = _("每行一条；«集团名称»等合并域会自动填写。")
CHAPTERS = (
    TextBox(
        "总则",
        HINT,
        "第一条　为规范集团办学，促进义务教育优质均衡发展，"
        "依据国家和本区有关集团化办学的规定，制定本章程。\n"
        "第二条　本集团名称为«集团名称»，由«牵头学校»牵头，"
        "现有成员学校«成员校数»所，办学形态为«紧密程度»。\n"
        "第三条　本集团接受«印章单位»的领导和监督，成员学校的性质和隶属关系不变。",
    ),
    TextBox(
        "组织机构",
        HINT,
        "第四条　集团设理事会，由各成员学校校长组成，理事长由牵头学校校长担任。\n"
        "第五条　理事会每学期至少召开两次会议，审议年度计划、教师交流和经费使用。\n"
        "第六条　集团设办公室，承担日常联络、统计和档案工作。",
    ),
    TextBox(
        "职责",
        HINT,
        "第七条　牵头学校负责输出管理经验、骨干教师和课程资源。\n"
        "第八条　成员学校按照年度计划提供和接受支持，如实登记开展情况。",
    ),
    TextBox(
        "教师",
        HINT,
        "第九条　教师在集团内按规定交流轮岗，骨干教师优先流向薄弱学校和新建学校。\n"
        "第十条　集团统一组织教研和培训，成员学校教师平等参加。",
    ),
    TextBox(
        "课程",
        HINT,
        "第十一条　集团共建共享课程和教学资源，开展学段衔接。\n"
        "第十二条　专家讲座、社团和活动向全体成员学校开放。",
    ),
    TextBox(
        "经费资产",
        HINT,
        "第十三条　集团专项经费专款专用，使用情况向理事会报告。\n"
        "第十四条　各校场馆设备在保证本校教学的前提下向成员学校开放，资产权属不变。",
    ),
    TextBox(
        "附则",
        HINT,
        "第十五条　本章程由理事会负责解释，修改须经理事会审议并报«印章单位»备案。\n"
        "第十六条　本章程自印发之日起施行。",
    ),
)
