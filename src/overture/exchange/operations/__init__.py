"""What is done in this room: one function a verb."""

from .importing import (
    answer_questions,
    import_rows,
    map_columns,
    plan_of,
    put_in,
    report_of,
    sheet_in,
    throw_away,
)
from .moving import export_desk, import_desk

__all__ = [
    "answer_questions",
    "export_desk",
    "import_desk",
    "import_rows",
    "map_columns",
    "plan_of",
    "put_in",
    "report_of",
    "sheet_in",
    "throw_away",
]
