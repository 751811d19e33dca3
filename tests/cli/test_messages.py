import gettext
import json
from pathlib import Path

import messages
import po_file
import pytest

PAGE = """{% load i18n %}
<div>
    <p>{% blocktranslate trimmed count n=c %}
      有 {{ n }} 所学校
    {% plural %}
      有 {{ n }} 所学校
    {% endblocktranslate %}</p>
  <b>{% translate "月" context "calendar" %}</b>
"""
CODE = """
class Lost(Exception):
    sentence = "找不到{name}。"

TITLE = f"{_('满园')} 1"
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    room = tmp_path / "seats"
    (room / "locale").mkdir(parents=True)
    (room / "templates").mkdir()
    (room / "templates" / "page.html").write_text(PAGE, "utf-8")
    (room / "errors.py").write_text(CODE, "utf-8")
    return tmp_path


def run(tree: Path, *arguments: str) -> int:
    return messages.main(["--source", str(tree), *arguments])


def po(tree: Path) -> Path:
    return tree / "seats" / "locale" / "en" / "LC_MESSAGES" / "django.po"


def fill_all(tree: Path) -> None:
    answers = {
        "找不到{name}。": "Cannot find {name}.",
        "满园": "Manyuan",
        "月": "Month",
        "有 %(n)s 所学校": ["One school", "%(n)s schools"],
    }
    (tree / "fill.json").write_text(json.dumps(answers), "utf-8")
    run(tree, "--fill", str(tree / "fill.json"))


def test_collecting_finds_calls_templates_and_sentences(tree):
    run(tree)

    assert set(po_file.read(po(tree))) == {
        po_file.Message("找不到{name}。"),
        po_file.Message("满园"),
        po_file.Message("月", context="calendar"),
        po_file.Message("有 %(n)s 所学校", "有 %(n)s 所学校"),
    }


def test_check_names_every_empty_text(tree, capsys):
    run(tree)
    capsys.readouterr()

    code = run(tree, "--check")

    assert code == 1
    assert capsys.readouterr().out.count("no English for") == 4


def test_complete_catalogue_passes_and_compiles_for_gettext(tree):
    fill_all(tree)

    with po(tree).with_suffix(".mo").open("rb") as compiled:
        english = gettext.GNUTranslations(compiled)

    assert run(tree, "--check") == 0
    assert english.gettext("满园") == "Manyuan"
    assert english.pgettext("calendar", "月") == "Month"
    assert english.ngettext("有 %(n)s 所学校", "有 %(n)s 所学校", 1) == "One school"
    assert english.ngettext("有 %(n)s 所学校", "有 %(n)s 所学校", 2) == "%(n)s schools"


def test_collecting_twice_changes_no_byte(tree):
    fill_all(tree)
    before = po(tree).read_bytes(), po(tree).with_suffix(".mo").read_bytes()

    run(tree)

    assert (po(tree).read_bytes(), po(tree).with_suffix(".mo").read_bytes()) == before


def test_obsolete_text_is_dropped_aloud(tree, capsys):
    fill_all(tree)
    (tree / "seats" / "errors.py").write_text('TITLE = _("满园")\n', "utf-8")

    checked = run(tree, "--check")
    run(tree)

    assert checked == 1
    assert "dropped «找不到{name}。» = ['Cannot find {name}.']" in capsys.readouterr().out
    assert po_file.Message("找不到{name}。") not in po_file.read(po(tree))


def test_check_reports_a_lost_placeholder(tree, capsys):
    fill_all(tree)
    po(tree).write_text(po(tree).read_text("utf-8").replace("Cannot find {name}", "Lost"), "utf-8")

    code = run(tree, "--check")

    assert code == 1
    assert "placeholders differ in «找不到{name}。»" in capsys.readouterr().out


def test_check_reports_two_answers_to_one_text(tree, capsys):
    (tree / "web" / "locale").mkdir(parents=True)
    (tree / "web" / "page.py").write_text('TITLE = _("满园")\n', "utf-8")
    fill_all(tree)
    other = tree / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
    other.write_text(other.read_text("utf-8").replace('"Manyuan"', '"Garden"'), "utf-8")

    code = run(tree, "--check")

    assert code == 1
    assert "«满园» is translated differently in seats and web" in capsys.readouterr().out
