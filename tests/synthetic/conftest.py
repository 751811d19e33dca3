import pytest

from manyuan.synthetic import DEMO, SyntheticDistrict, generate


@pytest.fixture(scope="session")
def demo() -> SyntheticDistrict:
    return generate(**DEMO)
