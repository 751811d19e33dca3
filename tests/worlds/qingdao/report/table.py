"""The table of the report: one line for each row of the articles, in the order of their numbers."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils.translation import override

from worlds.clock import on_day
from worlds.qingdao.report import shibei_activities, shibei_district, shibei_year, shinan_district
from worlds.qingdao.report.line import Line, Part, Words
from worlds.qingdao.report.reader import CHINESE, ENGLISH, Reader

DOCS = Path(__file__).parents[4] / "docs"
PAGES = {ENGLISH: DOCS / "world-qingdao.md", CHINESE: DOCS / "world-qingdao.zh.md"}
PARTS: Mapping[str, Part] = {
    "district": shibei_district.PART,
    "tour": shibei_activities.TOURED,
    "courses": shibei_activities.TAUGHT,
    "childrens_day": shibei_activities.CELEBRATED,
    "facilities": shibei_activities.SHARED,
    "year": shibei_year.PART,
    "shinan": shinan_district.DISTRICT,
    "principles": shinan_district.PRINCIPLED,
}
HEAD = {
    ENGLISH: "| row | what the article says | where it lives | what the product prints | proved by |",
    CHINESE: "| 行 | 文章说的 | 在产品的哪里 | 产品给出的数字 | 由谁证明 |",
}
RULE = "| --- | --- | --- | --- | --- |"


def rows_of(part: Part) -> dict[str, dict[str, str]]:
    """Build a part in an empty database, and return what the pages say, by language and row."""
    bureau = part.build()
    found: dict[str, dict[str, str]] = {}
    with on_day(part.on), bureau.at():
        for language in PAGES:
            with override(language):
                reader = Reader(bureau, language)
                found[language] = {
                    line.row: _row(line, language, line.read(reader)) for line in part.lines
                }
    return found


def table(rows: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield the lines of a table whose rows are given by the number of the article."""
    yield HEAD[language]
    yield RULE
    for row in sorted(rows, key=_place):
        yield rows[row]


def _place(row: str) -> tuple[str, int]:
    return row[0], int(row[1:])


def _row(line: Line, language: str, figure: str) -> str:
    told, place = _in(line.told, language), _in(line.place, language)
    tests = ", ".join(f"[`{Path(one).name}`](../tests/{one})" for one in line.proofs)
    where = f"[{place}]({_guide(line.guide, language)})"
    return f"| {line.row} | {told} | {where} | {figure} | {tests} |"


def _in(words: Words, language: str) -> str:
    return words.zh if language == CHINESE else words.en


def _guide(guide: str, language: str) -> str:
    own = f"{guide}.zh.md"
    return own if language == CHINESE and (DOCS / own).exists() else f"{guide}.md"
