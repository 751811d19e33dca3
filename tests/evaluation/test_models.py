from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from manyuan.evaluation.models import Outcome


def test_outcome_is_kept_once_a_year_and_measure(shore):
    with shore.at():
        kept = Outcome.objects.get()

        with pytest.raises(IntegrityError), transaction.atomic():
            Outcome.objects.create(
                bureau_id=kept.bureau_id,
                school=kept.school,
                stage=kept.stage,
                year=kept.year,
                measure=kept.measure,
            )

        assert Outcome.objects.count() == 1
        assert (str(kept), kept.value) == ("海棠路小学 satisfaction 2025", Decimal("91.5"))
