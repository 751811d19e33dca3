from collections.abc import Mapping

from django.db.models import QuerySet

from manyuan.seats.enums import Role
from manyuan.seats.models import Seat
from manyuan.sheets.models import Upload, UploadedFile
from manyuan.sheets.raw import RawDistrict
from manyuan.sheets.reading import read_bytes, read_files


def uploads_of_bureau(seat: Seat) -> "QuerySet[Upload]":
    """Return what was sent in for the whole bureau, newest first, without the findings."""
    return _uploads(seat).exclude(seat__role=Role.PRINCIPAL).defer("outcome")


def uploads_of_unit(seat: Seat) -> "QuerySet[Upload]":
    """Return what principals sent in for the own school of the seat, newest first."""
    return _uploads(seat).filter(seat__role=Role.PRINCIPAL, seat__unit=seat.unit_id)


def _uploads(seat: Seat) -> "QuerySet[Upload]":
    found = Upload.objects.filter(bureau_id=seat.bureau_id)
    return found.select_related("seat__person", "seat__unit")


def read_upload(upload: Upload) -> RawDistrict:
    """Read the kept files of an open upload as one district."""
    kept = UploadedFile.objects.filter(upload=upload).values_list("name", "content")
    return read_sent({name: bytes(content) for name, content in kept}, upload.name)


def read_sent(files: Mapping[str, bytes], called: str) -> RawDistrict:
    """Read what was sent: one file of any kind, or several as if they lay in a folder."""
    if len(files) == 1:
        name, content = next(iter(files.items()))
        return read_bytes(content, name)
    return read_files(files, called)
