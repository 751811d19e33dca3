"""Every action: atomic, keyword-only, the acting seat first, exactly one record, a sentence."""

import ast
import importlib
import inspect
import re
from pathlib import Path
from string import Formatter

import pytest

from manyuan.history import sentences
from manyuan.notices.closings import closings

SOURCE = Path(__file__).resolve().parents[2] / "src" / "manyuan"
# A bureau is opened before it has a seat that could act; its command line's seat is no change.
BEFORE_ANY_SEAT = {"open_bureau", "command_line_seat"}
# Who touches only the own account, or only files that wait: neither is shared with an action.
WITHOUT_THE_LOCK = {"change_own_password", "receive_upload", "recheck_upload", "discard_upload"}
# The public waits for the row of one list: docs/decisions/0010-public-sign-up.md.
WITHOUT_THE_LOCK |= {"sign_up"}
# Who answers a survey waits for the row of one school, and a record would tell when, and so who:
# docs/decisions/0017-surveys.md.
WITHOUT_THE_LOCK |= {"answer_survey"}
WITHOUT_A_RECORD = {"answer_survey"}


def action_files():
    found = [*SOURCE.rglob("actions/*.py"), *SOURCE.glob("*/actions.py")]
    return sorted(p for p in found if "history" not in p.parts and p.name != "__init__.py")


def functions():
    for path in action_files():
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield path, node


def is_atomic(node):
    return "transaction.atomic" in {ast.unparse(one) for one in node.decorator_list}


ACTIONS = {
    node.name: (path, node)
    for path, node in functions()
    if is_atomic(node) and not node.name.startswith("_")
}


def records_in(source, node, seen=()):
    """Count the calls of record() in a function and in the functions beside it that it calls."""
    beside = {one.name: one for one in source.body if isinstance(one, ast.FunctionDef)}
    number = 0
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            if call.func.id == "record":
                number += 1
            elif call.func.id in ACTIONS and call.func.id not in beside:
                # One action inside another: the inner one writes the record of both.
                number += 1
            elif call.func.id in beside and call.func.id not in (*seen, node.name):
                number += records_in(source, beside[call.func.id], (*seen, node.name))
    return number


def record_calls():
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id == "record":
                yield path, node


def codes_of(call):
    given = next(word.value for word in call.keywords if word.arg == "code")
    return codes_in(given)


def codes_in(tree):
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[a-z]+\.[a-z]+", node.value)
    ]


def test_there_are_actions():
    assert len(ACTIONS) > 20


@pytest.mark.parametrize("name", sorted(ACTIONS.keys() - BEFORE_ANY_SEAT))
def test_action_takes_the_acting_seat_first_and_all_by_keyword(name):
    path, _node = ACTIONS[name]
    module = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
    action = inspect.unwrap(getattr(importlib.import_module(module), name))

    parameters = list(inspect.signature(action).parameters.values())

    assert parameters[0].name == "by"
    assert {parameter.kind for parameter in parameters} == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("name", sorted(ACTIONS.keys() - {"command_line_seat"}))
def test_action_writes_one_record_in_its_own_transaction(name):
    path, node = ACTIONS[name]
    source = ast.parse(path.read_text("utf-8"))

    assert is_atomic(node)
    assert records_in(source, node) == (name not in WITHOUT_A_RECORD)


def calls_in(source, node, seen=()):
    """Yield what a function calls, by itself and through the functions beside it."""
    beside = {one.name: one for one in source.body if isinstance(one, ast.FunctionDef)}
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            yield call.func.id
            if call.func.id in beside and call.func.id not in (*seen, node.name):
                yield from calls_in(source, beside[call.func.id], (*seen, node.name))


@pytest.mark.parametrize("name", sorted(ACTIONS.keys() - BEFORE_ANY_SEAT))
def test_action_on_what_is_shared_takes_the_lock_of_the_bureau(name):
    path, node = ACTIONS[name]

    called = set(calls_in(ast.parse(path.read_text("utf-8")), node))

    assert ("lock_bureau" in called) is (name not in WITHOUT_THE_LOCK)


def test_every_recorded_code_has_a_sentence_and_every_sentence_a_code():
    used = {
        code for path in action_files() for code in codes_in(ast.parse(path.read_text("utf-8")))
    }
    assert used >= {code for _path, call in record_calls() for code in codes_of(call)}
    used |= {kind.code for kind in closings()}
    # The kind of tests/worlds/lending is no part of the product.
    known = {
        code for code in sentences.registered_codes() if not code.startswith(("test.", "lending."))
    }

    assert used == known


def test_every_sentence_finds_its_facts():
    missing = []
    for path, call in record_calls():
        facts = {word.arg for word in call.keywords} - {"by", "code", "changes"}
        if None in facts:
            continue
        for code in codes_of(call):
            text = str(sentences._SENTENCES[code])
            wanted = {name for _text, name, _spec, _how in Formatter().parse(text) if name}
            missing += [(path.name, code, name) for name in wanted - facts]

    assert missing == []


def test_history_is_written_only_through_record():
    found = [
        path.name
        for path in SOURCE.rglob("*.py")
        if re.search(r"(Record|Change)\.objects\.(create|bulk_create)", path.read_text("utf-8"))
    ]

    assert found == ["actions.py"]
