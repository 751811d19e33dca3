import pytest

from offers.collecting import link, list_teachers, open_for, teacher_row


@pytest.fixture
def world(shore):
    """Shore with whole roster rows at S1, S2 and S5; T1 is the teacher who signs in."""
    list_teachers(
        shore,
        teacher_row("T1", "S1", name="林一"),
        teacher_row("T2", "S2", name="周二"),
        teacher_row("T3", "S2", name="吴三", subject="语文"),
        teacher_row("T5", "S5-2", name="郑五"),
    )
    link(shore)
    return shore


@pytest.fixture
def window(world):
    """The window of the coming year, open today."""
    return open_for(world)
