from django.db.models import Model, ProtectedError

from manyuan.directory.errors import StillInUse


def delete_unused(entry: Model) -> None:
    """Delete an entry on which no other rests."""
    name = str(entry)
    try:
        entry.delete()
    except ProtectedError as error:
        raise StillInUse(name=name, n=len(error.protected_objects)) from error
