import os
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import narwhals as nw

# Sums in parallel differ in the last digit from run to run; a district is small, and the same
# folder must give the same bytes. Polars reads this when it is loaded, which narwhals does late.
os.environ.setdefault("POLARS_MAX_THREADS", "1")

Engine = Literal["polars", "duckdb"]
Columns = Mapping[str, Sequence[Any]]
Schema = Mapping[str, nw.dtypes.DType]


def table(columns: Columns, schema: Schema, *, engine: Engine) -> nw.LazyFrame[Any]:
    """Return ``columns`` as a lazy table of the engine; nothing is computed yet.

    DuckDB reads from an Arrow table, Polars from its own.
    """
    memory: Literal["polars", "pyarrow"] = "polars" if engine == "polars" else "pyarrow"
    return nw.from_dict(dict(columns), schema=schema, backend=memory).lazy(engine)


def columns_of(frame: nw.LazyFrame[Any]) -> dict[str, list[Any]]:
    """Compute the table and return its columns as lists of plain Python values."""
    return frame.collect().to_dict(as_series=False)
