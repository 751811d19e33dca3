import re

import pytest
from django.utils.translation import override

from manyuan.directory.actions.reports import correct_report
from manyuan.directory.models import ResourceReport

CHINESE = re.compile("[一-鿿]")


@pytest.fixture
def officer(shore, sign_in):
    """A client in the officer's seat."""
    return sign_in(shore.officer)


@pytest.fixture
def shared(shore):
    """S5 does not separate 830,000 yuan of equipment between its two stages."""
    with shore.at():
        correct_report(
            by=shore.officer,
            report=ResourceReport(school=shore.school("S5"), stage="shared", year=2025),
            values={"equipment_value": 830_000},
            reason="共用设备",
        )


@pytest.fixture
def in_english(client):
    """Read pages in English."""
    with override(None):
        client.cookies["manyuan_language"] = "en"
        yield
