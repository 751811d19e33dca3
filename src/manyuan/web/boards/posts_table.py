from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from manyuan.directory.enums import Stage
from manyuan.offers.models import Post
from manyuan.web.boards.words import year_text
from manyuan.web.ui.columns import Column, Filter
from manyuan.web.ui.figures import number
from manyuan.web.ui.table import Table


def posts_headline(posts: Sequence[Post], year: int) -> str:
    """State how many teachers are wanted from the exchange, at how many schools."""
    wanted = sum(post.wanted or 0 for post in posts)
    if not wanted:
        return _("{year}还没有岗位需求").format(year=year_text(year))
    text = _("{year} {schools} 所学校希望交流进 {wanted} 名教师")
    schools = len({post.school_id for post in posts if post.wanted})
    return text.format(year=year_text(year), schools=number(schools), wanted=number(wanted))


def posts_table(posts: Sequence[Post]) -> Table:
    """Return the table of the teachers wanted."""
    return Table(
        id="posts",
        title=_("岗位需求"),
        rows=[
            {
                "school": post.school.name,
                "code": post.school.code,
                "stage": post.stage,
                "subject": post.subject,
                "wanted": post.wanted,
                "backbone": post.backbone_wanted,
            }
            for post in posts
        ],
        columns=[
            Column(
                key="school",
                label=pgettext("visit", "学校"),
                href=lambda row: reverse("school", args=[row["code"]]),
            ),
            Column(key="stage", label=_("学段"), labels=dict(Stage.choices)),
            Column(key="subject", label=_("学科")),
            Column(key="wanted", label=_("需增教师"), unit=_("人"), kind="number"),
            Column(key="backbone", label=_("其中骨干"), unit=_("人"), kind="number"),
        ],
        filters=[
            Filter(key="stage", label=_("学段"), choices=Stage.choices),
            Filter(key="subject", label=_("学科")),
        ],
        search_keys=["school", "code", "subject"],
        empty=_("还没有岗位需求。"),
    )
