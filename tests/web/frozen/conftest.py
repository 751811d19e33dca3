import pytest

from manyuan.engagements.models import Flow
from worlds.flows import write_flows
from worlds.frozen import freeze_something


@pytest.fixture
def year(shore):
    """Shore with flows of 2025–2026, frozen twice."""
    with shore.at():
        write_flows(shore)
        Flow.objects.filter(code="F05").update(starts_on="2025-10-12", ends_on="2025-10-15")
        freeze_something(shore)
        yield shore


@pytest.fixture
def officer(year, sign_in):
    return sign_in(year.officer)
