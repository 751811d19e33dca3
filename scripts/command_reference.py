"""Write docs/reference/commands.md from the commands themselves, in both languages.

Usage: python scripts/command_reference.py          write the page
       python scripts/command_reference.py --check  change nothing; exit 1 when it is not current
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from manyuan.cli.lazy import Page, Situation
from manyuan.cli.main import group

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"
WIDTH = 96
HEAD = """# Commands

Written by `scripts/command_reference.py` from the commands themselves: change their help, not this
page.

In a clone write `./manyuan`, on Windows `python manyuan`; an installed package brings the command
`manyuan`. The language follows the terminal; `--lang zh` or `MANYUAN_LANG=zh` asks for Chinese,
`en` for English. The variables that the commands read are in [settings](settings.md).

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | the honest answer is no: the files have errors, or the seat may not do this |
| 2 | the command was called wrongly, or the data or the database cannot be used |
| 130 | stopped by Ctrl-C |

Errors go to the error stream, in one sentence.
"""
CLONE = """
## In a clone only

| command | for |
| --- | --- |
| `./manyuan test` | run all tests; what it does not know goes to pytest |
| `./manyuan test --postgres` | the same on a PostgreSQL started for the run |
| `./manyuan test --no-journeys` | the same without a browser |
| `./manyuan check` | lint, format, types, floors, texts, migrations; or `lint`, `types` alone |
| `./manyuan messages` | collect the texts of the product and compile their English |
| `./manyuan wheel` | build the package and try it in a clean environment |
"""


def main(arguments: list[str]) -> int:
    """Write the page, or say that it is not current."""
    if arguments == ["--helps"]:
        print(json.dumps(dict(helps())))
        return 0
    text = reference()
    if arguments != ["--check"]:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write("docs/reference/commands.md is old: run scripts/command_reference.py.\n")
    return 1


def reference() -> str:
    """Return the page as it should be now."""
    english, chinese = _helps_in("en"), _helps_in("zh")
    sections = (_section(path, english[path], chinese[path]) for path in english)
    return HEAD + "".join(sections) + CLONE


def _section(path: str, english: str, chinese: str) -> str:
    return f"\n## {path}\n\n```text\n{english}\n```\n\n```text\n{chinese}\n```\n"


def _helps_in(language: str) -> dict[str, str]:
    # A command takes the language of its help when its module loads: each needs its own process.
    environment = {**os.environ, "MANYUAN_LANG": language, "PYTHONIOENCODING": "utf-8"}
    environment.pop("MANYUAN_CHECKOUT", None)
    done = subprocess.run(
        [sys.executable, __file__, "--helps"],
        check=True,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def helps() -> Iterator[tuple[str, str]]:
    """Yield each command's call and its help, a group before what it holds."""
    yield from _helps(group(), "manyuan", None)


def _helps(
    command: click.Command, name: str, parent: click.Context | None
) -> Iterator[tuple[str, str]]:
    context = Situation(command, info_name=name, parent=parent)
    page = Page(width=WIDTH)
    command.format_help(context, page)
    yield context.command_path, page.getvalue().rstrip()
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _helps(found, child, context)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
