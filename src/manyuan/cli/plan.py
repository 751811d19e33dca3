import click

from manyuan.cli.language import gettext as _
from manyuan.cli.language import gettext_noop
from manyuan.cli.lazy import Entry, LazyGroup, show_commands

plan = LazyGroup(
    entries={
        "exchange": Entry(
            "manyuan.cli.plan_exchange:exchange",
            gettext_noop("安排一个学年的教师交流：谁去哪里，为什么"),
        ),
        "grouping": Entry(
            "manyuan.cli.plan_grouping:grouping",
            gettext_noop("规划集团布局：哪些学校加入哪个集团，新集团在哪里培育"),
        ),
        "caravan": Entry(
            "manyuan.cli.plan_caravan:caravan",
            gettext_noop("安排一个学年的博士大篷车：哪位专家哪天到哪所学校"),
        ),
    },
    name="plan",
    help=_("编制一个学年的方案。"),
    no_args_is_help=False,
    invoke_without_command=True,
    callback=click.pass_context(show_commands),
)
