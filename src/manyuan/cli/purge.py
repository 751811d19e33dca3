import click

from manyuan.cli.chores import do_what_is_due
from manyuan.cli.home import require_database, start_django
from manyuan.cli.language import gettext as _


@click.command(
    help=_(
        "删除已到约定日期的公开报名的个人信息，只留人数。后台计算每小时自动删除一次，"
        "一般不需要单独运行。"
    )
)
def purge() -> None:
    """Delete what is due."""
    start_django()
    require_database()
    click.echo(_("已删除 {count} 份报名表的个人信息。").format(count=do_what_is_due()))
