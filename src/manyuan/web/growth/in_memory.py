"""An upload that never touches the disk: pupils' rows are read and forgotten."""

from django.core.files.uploadhandler import MemoryFileUploadHandler

MEGABYTES = 8
MOST_BYTES = MEGABYTES * 1024 * 1024


class InMemory(MemoryFileUploadHandler):
    """Keeps a file in memory up to a limit of its own, and drops one that is larger."""

    def handle_raw_input(
        self, _input: object, _meta: object, content_length: int, *_rest: object
    ) -> None:
        """Take the file only if the whole request is small enough."""
        self.activated = content_length <= MOST_BYTES
