"""The two READMEs give commands that exist, and speak of the same things."""

import os
import re
import subprocess
import sys

import pytest

from docs.pages import ROOT, headings_of, pages, text_of
from manyuan.cli.main import CHECKOUT_COMMANDS, COMMANDS

ENGLISH, CHINESE = ROOT / "README.md", ROOT / "README.zh.md"
SECTIONS = {
    "Manyuan 满园": "满园 Manyuan",
    "One idea: the flow": "一个想法：流动",
    "Two commands": "两条命令",
    "A tour of five minutes: one school year": "五分钟导览：一个学年",
    "Where things are": "内容在哪里",
    "What this version does not do": "这个版本还不能做什么",
    "Licence": "许可",
}


def called_on(page):
    """Return the commands that a page tells to type, in code alone."""
    code = re.findall(r"`([^`\n]+)`", text_of(page))
    code += [
        line
        for block in re.findall(r"```sh\n(.*?)```", text_of(page), re.DOTALL)
        for line in block.splitlines()
    ]
    starts = re.compile(r"^(?:sudo -u manyuan )?(?:\./manyuan|manyuan|python manyuan) ([a-z]+)\b")
    return {match[1] for line in code if (match := starts.match(line.strip()))}


def test_readmes_have_the_same_sections():
    assert headings_of(ENGLISH) == list(SECTIONS)
    assert headings_of(CHINESE) == list(SECTIONS.values())


def test_readmes_show_the_same_pictures():
    pictures = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")

    shown = pictures.findall(text_of(ENGLISH))
    tour = sorted(
        f"docs/images/{one.name}" for one in (ROOT / "docs" / "images").glob("tour-*.png")
    )
    assert [one for one in shown if one not in tour] == [
        "docs/images/map.png",
        "docs/images/balance.png",
    ]
    assert [one for one in shown if one in tour] == tour
    assert pictures.findall(text_of(CHINESE)) == shown


@pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=lambda page: page.name)
def test_readme_is_short_and_calm(page):
    text = text_of(page)

    assert len(text.splitlines()) <= 120
    assert not re.search(r"[！]|[a-z]!", text)


def test_commands_on_every_page_exist():
    known = {*COMMANDS, *CHECKOUT_COMMANDS}

    unknown = {
        f"{page.relative_to(ROOT)}: {name}" for page in pages() for name in called_on(page) - known
    }

    assert unknown == set()


def test_readmes_name_the_two_commands_and_the_plan():
    assert called_on(ENGLISH) == called_on(CHINESE) == {"demo", "plan", "test"}


def test_launcher_answers():
    assert os.name == "nt" or os.access(ROOT / "manyuan", os.X_OK)

    help_page = subprocess.run(
        [sys.executable, "-m", "manyuan", "--help", "--lang", "en"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
    )

    assert set(re.findall(r"^  ([a-z]+) +\S", help_page.stdout, re.MULTILINE)) >= {*COMMANDS}
