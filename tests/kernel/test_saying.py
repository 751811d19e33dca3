import json
from datetime import date
from decimal import Decimal

import pytest

from manyuan.kernel.saying import Private, Said, Titled, Word, as_json_with_text, in_chinese

ENGLISH = {
    "{teacher}去{school}：{reason}": "{teacher} goes to {school}: {reason}",
    "缺 {missing} 名{stage}教师": "{missing} {stage} teachers are missing",
    "小学": "primary",
    "初中": "junior",
    "、": ", ",
}
INNER = Said("missing", "缺 {missing} 名{stage}教师", {"missing": 2, "stage": Word("小学")})
WHOLE = Said(
    "why",
    "{teacher}去{school}：{reason}",
    {"teacher": "王芳", "school": Titled("西山小学", "Xishan School"), "reason": INNER},
)


def in_english(said):
    return said.say(lambda text: ENGLISH.get(text, text), language="en")


def test_sentence_is_said_in_chinese_as_it_stands():
    assert in_chinese(WHOLE) == "王芳去西山小学：缺 2 名小学教师"


def test_sentence_as_values_holds_its_chinese_too():
    told = as_json_with_text(WHOLE)
    assert told.pop("text") == "王芳去西山小学：缺 2 名小学教师"
    assert told == WHOLE.as_json()


def test_sentence_is_translated_with_its_words_titles_and_parts():
    assert in_english(WHOLE) == "王芳 goes to Xishan School: 2 primary teachers are missing"


def test_several_facts_are_joined_in_the_language():
    said = Said("stages", "{stages}", {"stages": (Word("小学"), Word("初中"), "T1")})

    assert (in_chinese(said), in_english(said)) == ("小学、初中、T1", "primary, junior, T1")


def test_sentence_without_facts_is_its_template():
    assert in_chinese(Said("alone", "不在编")) == "不在编"


@pytest.mark.parametrize(
    ("fact", "plain"),
    [
        ("王芳", "王芳"),
        (3, 3),
        (0.5, 0.5),
        (Decimal("0.10"), "0.10"),
        (date(2026, 9, 1), "2026-09-01"),
        (Word("小学"), {"word": "小学"}),
        (Titled("校", "school"), {"zh": "校", "en": "school"}),
        ((Word("小学"), 1), [{"word": "小学"}, 1]),
        (
            INNER,
            {
                "code": "missing",
                "template": "缺 {missing} 名{stage}教师",
                "facts": {"missing": 2, "stage": {"word": "小学"}},
            },
        ),
    ],
)
def test_facts_are_written_as_plain_values(fact, plain):
    assert Said("one", "{fact}", {"fact": fact}).as_json() == {
        "code": "one",
        "template": "{fact}",
        "facts": {"fact": plain},
    }


def test_sentence_is_said_again_from_json():
    said = Said("all", "{whole}{parts}", {"whole": WHOLE, "parts": (Word("小学"), 2, "x")})

    assert Said.from_json(json.loads(json.dumps(said.as_json()))) == said


def test_dates_and_decimals_come_back_from_json_as_text():
    said = Said("two", "{day} {share}", {"day": date(2026, 9, 1), "share": Decimal("0.10")})
    again = Said.from_json(said.as_json())

    assert again.facts == {"day": "2026-09-01", "share": "0.10"}
    assert in_chinese(again) == in_chinese(said)


def test_discreet_sentence_keeps_a_private_word_to_itself():
    inner = Said("exempt", "免于交流：{reason}", {"reason": Private("孕期", "个人原因")})
    said = Said("why", "{teacher}：{reason}", {"teacher": "林一", "reason": inner})

    assert in_chinese(said) == "林一：免于交流：孕期"
    assert said.say(str, language="zh", discreet=True) == "林一：免于交流：个人原因"
    assert Said.from_json(said.as_json()) == said
