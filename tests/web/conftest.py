from dataclasses import dataclass
from typing import Any

import pytest

UPLOADED = "group,name\nG9,浪花教育集团\n".encode()


@dataclass
class Seen:
    """The world with what the addresses need from it."""

    world: Any
    record: int
    upload: int
    digest: str

    def __getattr__(self, name):
        return getattr(self.world, name)


@pytest.fixture
def seen(shore):
    from manyuan.directory.actions.uploads import receive_upload
    from manyuan.history.models import Record

    with shore.at():
        upload = receive_upload(by=shore.officer, files={"groups.csv": UPLOADED})
        return Seen(shore, Record.objects.first().pk, upload.pk, upload.digest)
