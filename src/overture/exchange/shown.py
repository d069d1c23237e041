"""A list as one reader sees it, as a CSV or a workbook: the same tellings as on the screen, nothing computed."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from overture.engagements.filters import ENGAGEMENT_LIST, narrowed_by
from overture.engagements.queries.listing import engagements_listed
from overture.engagements.told import Named, ToldRow
from overture.foundation.access.viewer import Viewer

from .cells import defused
from .packing import BYTE_ORDER_MARK

AT_ONCE, MOST_ROWS = 500, 10_000


def engagements_shown(viewer: Viewer, asked: dict[str, str], *, at: dt.datetime) -> Iterator[list[str]]:
    """The headings and rows of the list of engagements, narrowed by the filters of its address, as this viewer may
    read them; at most 10,000, and the last line says so when there are more."""
    yield [_("When"), _("Title"), _("Kind"), _("Status"), _("With whom"), _("Who spoke"), _("Asks")]
    filters = narrowed_by(ENGAGEMENT_LIST.read(asked))
    mark, count = "", 0
    while count < MOST_ROWS:
        page = engagements_listed(viewer, filters, at=at, mark=mark, size=AT_ONCE)
        yield from (_cells(row) for row in page.rows)
        mark, count = page.next_mark, count + len(page.rows)
        if not mark:
            return
    yield [_("There are more than 10,000. Narrow the list to have the others.")]


def _cells(row: ToldRow) -> list[str]:
    return [
        str(row.when or ""),
        row.title,
        str(row.kind_label),
        str(row.status_label),
        _names(row.with_whom),
        "; ".join(_spoke(*one) for one in row.spoke),
        str(row.ask_count),
    ]


def _spoke(name: Named, spoke_for: tuple[Named, ...]) -> str:
    """Who spoke, and for whom; only for whom when the reader may not have the name."""
    bodies = _names(spoke_for)
    return f"{name.text} ({bodies})" if name.text and bodies else name.text or bodies


def _names(named: Iterable[Named]) -> str:
    return "; ".join(one.text for one in named if one.text)


def as_csv(rows: Iterable[list[str]]) -> bytes:
    """Rows as a CSV that a spreadsheet opens as it is: a byte-order mark, and no cell that is a formula."""
    text = io.StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    write = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        write.writerow([defused(cell) for cell in row])
    return text.getvalue().encode()


def as_workbook(rows: Iterable[list[str]]) -> bytes:
    """Rows as a workbook, every cell a text."""
    import xlsxwriter  # type: ignore[import-untyped]

    file = io.BytesIO()
    plain: dict[str, Any] = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with xlsxwriter.Workbook(file, plain) as book:
        page = book.add_worksheet()
        bold = book.add_format({"bold": True})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                page.write_string(number, place, cell[:32_000], bold if number == 0 else None)
        page.set_column(0, 6, 24)
        page.freeze_panes(1, 0)
    return file.getvalue()
