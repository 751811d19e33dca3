"""Commands that load when they are called, and help pages in the terminal's language."""

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import click

from manyuan.cli.language import gettext as _
from manyuan.cli.language import gettext_noop


@dataclass(frozen=True, slots=True)
class Entry:
    """A command by name: where it stands ("module:command") and what it is for."""

    target: str
    summary: str


CLICK_SAYS = {
    "Options": gettext_noop("选项"),
    "Commands": gettext_noop("命令"),
    "Usage: ": gettext_noop("用法："),
    "Show this message and exit.": gettext_noop("显示这段说明。"),
    "Show the version and exit.": gettext_noop("显示版本。"),
}


def spoken(text: str) -> str:
    """Return the library's own word in the terminal's language."""
    return _(CLICK_SAYS[text]) if text in CLICK_SAYS else text


class UnknownCommand(click.UsageError):
    """Somebody asked for a command that there is not; the message is the whole sentence."""


class Page(click.HelpFormatter):
    """A help page whose headings are in the terminal's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the first line."""
        super().write_usage(prog, args, spoken(prefix or "Usage: "))

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(spoken(heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of names and what they mean."""
        super().write_dl([(name, spoken(text)) for name, text in rows], col_max, col_spacing)


class Situation(click.Context):
    """A call of a command; its help pages are ours."""

    formatter_class = Page


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is called."""

    context_class = Situation

    def __init__(self, *, entries: Mapping[str, Entry], **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Return the names in the order of the table, which is that of a first week's work."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's
        """Return the command, loading its module."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        module, _colon, name = entry.target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        command.context_class = Situation
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was asked for, or say that there is none."""
        if args[0] not in self.entries and not args[0].startswith("-"):
            text = _("没有命令「{name}」。运行 manyuan 可以看到全部命令。")
            raise UnknownCommand(text.format(name=args[0]))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's
        """List the commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _(entry.summary)) for name, entry in self.entries.items()])


def show_commands(ctx: click.Context) -> None:
    """Show a group's help where no command of it was asked for."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
