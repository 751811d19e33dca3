from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django_scopes.exceptions import ScopeError

from manyuan.history.actions import Changed, key_text, record
from manyuan.history.models import Change, Record
from manyuan.history.queries import (
    Period,
    changes_of_object,
    changes_of_record,
    records_of_bureau,
    tables_of_records,
)
from manyuan.history.sentences import register_sentences, registered_codes, sentence_of

ROW = {"school": "S1", "lon": Decimal("120.350"), "opened_on": date(2020, 9, 1), "name": None}


@pytest.fixture
def written(shore):
    with shore.at():
        return record(
            by=shore.officer,
            code="school.edited",
            changes=[
                Changed("schools", "S1", "海棠路小学", None, ROW),
                Changed("groups", "G1", "集团", {"a": 1}, None),
            ],
            name="海棠路小学",
            on=date(2025, 1, 2),
        )


def test_record_keeps_who_what_and_each_object_in_plain_values(shore, written):
    with shore.at():
        found = Record.objects.get(pk=written.pk)
        first, second = changes_of_record(found)

    assert (found.seat_id, found.bureau_id) == (shore.officer.pk, shore.officer.bureau_id)
    assert found.facts == {"name": "海棠路小学", "on": "2025-01-02"}
    assert (first.before, first.after) == (
        None,
        {"school": "S1", "lon": "120.35", "opened_on": "2020-09-01", "name": None},
    )
    assert (second.before, second.after) == ({"a": 1}, None)
    assert str(first) == "schools S1"
    assert str(found).startswith("school.edited 20")


def test_what_takes_an_action_back_names_it_and_only_once(shore, written):
    with shore.at():
        second = record(by=shore.officer, code="school.edited", undoes=written)

        assert Record.objects.get(pk=written.pk).undone_by == second
        with pytest.raises(IntegrityError), transaction.atomic():
            record(by=shore.officer, code="school.edited", undoes=written)


def test_key_is_one_text():
    assert key_text(["S1", 2025, date(2025, 1, 1)]) == "S1/2025/2025-01-01"


def refusals(written):
    change = written.changes.first()
    return [
        written.save,
        written.delete,
        change.save,
        change.delete,
        lambda: Record.objects.update(code="x"),
        lambda: Record.objects.filter(pk=written.pk).update(code="x"),
        lambda: Record.objects.all().delete(),
        lambda: Record.objects.all()._raw_delete("default"),
        lambda: Record.objects.bulk_update([written], ["code"]),
        lambda: Record.objects.update_or_create(pk=written.pk, defaults={"code": "x"}),
        lambda: Change.objects.bulk_create(
            [change], update_conflicts=True, update_fields=["label"], unique_fields=["id"]
        ),
        lambda: written.changes.update(label="x"),
        lambda: written.changes.all().delete(),
    ]


@pytest.mark.parametrize("number", range(13))
def test_history_is_append_only(shore, written, number):
    with shore.at():
        before = list(Record.objects.values()), list(Change.objects.values())

        with pytest.raises(TypeError, match="append-only"):
            refusals(written)[number]()

        assert (list(Record.objects.values()), list(Change.objects.values())) == before


def test_who_stands_in_history_cannot_be_removed(shore, written):
    with shore.at(), pytest.raises(ProtectedError):
        shore.officer.delete()


def test_history_without_a_seat_raises(shore, written):
    with pytest.raises(ScopeError):
        list(Record.objects.all())
    with pytest.raises(ScopeError):
        list(records_of_bureau())


def test_history_of_another_bureau_is_not_seen(shore, written):
    with shore.at(shore.hill):
        assert not records_of_bureau().filter(pk=written.pk).exists()
        assert not changes_of_object(table="groups", key="G1").filter(record=written).exists()


def test_records_come_newest_first_with_their_number_of_objects(shore, written):
    with shore.at():
        later = record(by=shore.officer, code="school.edited", name="x")

        found = list(records_of_bureau())

    assert [(one.pk, one.objects_changed) for one in found[:2]] == [(later.pk, 0), (written.pk, 2)]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (date(2025, 3, 1), date(2025, 3, 1), True),
        (date(2025, 3, 2), None, False),
        (None, date(2025, 2, 28), False),
        (None, None, True),
    ],
)
def test_period_counts_days_in_china(shore, since, until, found):
    with shore.at():
        # 17:00 in Greenwich on the last of February is 01:00 on 1 March in Qingdao.
        at = datetime(2025, 2, 28, 17, tzinfo=UTC)
        one = Record.objects.create(
            at=at, code="x", seat=shore.officer, bureau=shore.officer.bureau
        )

        assert records_of_bureau(Period(since, until)).filter(pk=one.pk).exists() is found


def test_tables_of_records_are_each_named_once(shore, written):
    with shore.at():
        assert tables_of_records([written]) == {written.pk: ("groups", "schools")}


def test_history_of_an_object_comes_newest_first(shore, written):
    with shore.at():
        codes = [change.record.code for change in changes_of_object(table="schools", key="S1")]

    assert codes == ["school.edited", "import.applied"]


def test_sentence_says_codes_as_words(shore):
    register_sentences({"test.said": "{who}: {said}"}, words={"said": {"principal": "校长"}})
    assert "test.said" in registered_codes()

    said = sentence_of(Record(code="test.said", facts={"who": "安", "said": "principal"}))

    assert said == "安: 校长"
