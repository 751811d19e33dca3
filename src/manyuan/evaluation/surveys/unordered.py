"""A table that does not remember in which order its rows came."""

from typing import Any

from django.db.migrations.operations import CreateModel


class CreateUnordered(CreateModel):
    """Create a table whose rows lie in the order of their random key.

    SQLite numbers the rows of other tables as they come, in a hidden column; a table ``WITHOUT
    ROWID`` is sorted by its key instead. Elsewhere it is a table like any other: there the order of
    rows goes when a survey ends.
    """

    def database_forwards(
        self,
        app_label: str,
        schema_editor: Any,  # noqa: ANN401 -- differs by database
        from_state: Any,  # noqa: ANN401 -- Django's signature
        to_state: Any,  # noqa: ANN401 -- Django's signature
    ) -> None:
        """Create the table."""
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.sql_create_table += " WITHOUT ROWID"
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.__dict__.pop("sql_create_table", None)
