from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from manyuan.plans.enums import MoveChange
from manyuan.plans.models import Move, Run
from manyuan.plans.settings import settings_of


def test_rows_say_what_they_are(strand):
    scenario = strand.scenario(seed=None)
    run = strand.run(scenario)

    assert str(run) == "草案 · 排队中"
    assert run.is_live
    assert str(scenario.freeze) == scenario.freeze.name


def test_database_holds_one_live_run_a_scenario(strand):
    run = strand.run(strand.scenario())

    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.create(
            bureau_id=run.bureau_id,
            scenario=run.scenario,
            seat=strand.officer,
            settings=settings_of(run.scenario).as_json(),
        )


def test_database_refuses_moves_that_lead_nowhere(strand):
    move = strand.plan().moves.first()

    for wrong in ({"to_school": move.from_school_id}, {"ends_on": move.starts_on}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Move.objects.filter(pk=move.pk).update(**wrong)
    assert move.ends_on - move.starts_on == timedelta(365)
    assert move.change not in set(MoveChange)
