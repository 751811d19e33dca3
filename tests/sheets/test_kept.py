from django.db.models import TextChoices

from manyuan.sheets.columns import Kind
from manyuan.sheets.kept import choice, text


class Weather(TextChoices):
    SUN = "sun", "晴"
    RAIN = "rain", "雨"


def test_a_choice_is_kept_with_its_words():
    column = choice("weather", "天气", Weather)

    assert (column.kind, column.choices) == (Kind.CHOICE, {"sun": "晴", "rain": "雨"})


def test_words_are_kept_as_text():
    assert text("note", "说明").kind == Kind.TEXT
