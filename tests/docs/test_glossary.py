"""The glossary and the code use the same words."""

import re
from pathlib import Path

from django.apps import apps
from django.utils.translation import override

ROOT = Path(__file__).parents[2]
ROOMS = [app for app in apps.get_app_configs() if app.name.startswith("manyuan.")]


def glossary():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    return {identifier: chinese for chinese, identifier, _ in rows if not chinese.startswith("-")}


def test_every_model_has_its_word():
    known = glossary()

    models = {model.__name__ for room in ROOMS for model in room.get_models()}

    assert models - {"StrengthOfYear"} <= known.keys()


def test_fields_are_labelled_with_the_glossarys_words():
    known = glossary()
    school = apps.get_model("directory", "School")
    group = apps.get_model("directory", "Group")

    with override("zh-hans"):
        labels = {
            name: str(model._meta.get_field(name).verbose_name)
            for model, names in (
                (school, ("nature", "setting", "strength")),
                (group, ("tightness",)),
            )
            for name in names
        }

    assert labels == {name: known[name] for name in labels}


def test_house_names_only_what_exists():
    text = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    table = text.split("## Where is X already done?")[1].split("## Scope")[0]

    named = re.findall(r"`([a-z_]+/[\w./-]*)`", table)

    def stands(path):
        return any((base / path).exists() for base in (ROOT, ROOT / "src" / "manyuan"))

    assert [path for path in named if not stands(path)] == []
