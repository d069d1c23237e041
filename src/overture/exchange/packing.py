"""Writing the whole desk into one ZIP: the same desk gives the same bytes, on either database, on any day."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, BinaryIO

from overture.foundation.access.viewer import Viewer
from overture.foundation.sealing import files

from .calendars import calendar_lines
from .carrying import Carried, all_tables, carried_tables, rows_of, withheld_from
from .cells import cell_of
from .explaining import README
from .popolo import FILES, Row, popolo_records

FORMAT = "overture-export/1"
MANIFEST = "manifest.json"
FILES_FOLDER = "files/"
BYTE_ORDER_MARK = "\ufeff"
WRITTEN_ON = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an export, as its manifest names it. `rows` is None for what is no table."""

    file: str
    sha256: str
    rows: int | None = None
    columns: tuple[str, ...] = ()


class _Hashed(io.RawIOBase):
    """Passes bytes on and hashes them."""

    def __init__(self, below: Any) -> None:
        self.below, self.digest = below, sha256()

    def writable(self) -> bool:
        return True

    def write(self, some: Any) -> int:
        self.digest.update(some)
        return int(self.below.write(some))


class Pack:
    """A ZIP under way, and what was put into it."""

    def __init__(self, file: BinaryIO) -> None:
        self.zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self.members: list[Member] = []

    @contextmanager
    def member(self, name: str) -> Iterator[tuple[io.TextIOWrapper, Any]]:
        """A text file in the ZIP, with the hash of what is written."""
        with self.zip.open(_entry(name), "w", force_zip64=True) as below:
            hashed = _Hashed(below)
            text = io.TextIOWrapper(io.BufferedWriter(hashed, 1 << 16), encoding="utf-8", newline="")
            yield text, hashed.digest
            text.flush()
            text.detach()

    def lines(self, name: str, lines: Iterable[str]) -> None:
        """Put a file of text in."""
        with self.member(name) as (text, digest):
            text.writelines(lines)
            text.flush()
            text.buffer.flush()
            self.members.append(Member(name, digest.hexdigest()))

    def bytes(self, name: str, content: bytes) -> None:
        """Put a file in as it is."""
        self.zip.writestr(_entry(name), content, compress_type=zipfile.ZIP_DEFLATED)
        self.members.append(Member(name, sha256(content).hexdigest()))

    def table(self, carried: Carried, rows: Iterable[list[Any]]) -> None:
        """Put a table in, as CSV with a byte-order mark."""
        names, count = [one.attname for one in carried.fields], 0
        with self.member(carried.file) as (text, digest):
            text.write(BYTE_ORDER_MARK)
            write = csv.writer(text, lineterminator="\r\n")
            write.writerow(names)
            for row in rows:
                write.writerow([cell_of(value, one) for value, one in zip(row, carried.fields, strict=True)])
                count += 1
            text.flush()
            text.buffer.flush()
            self.members.append(Member(carried.file, digest.hexdigest(), count, tuple(names)))


def write_export(file: BinaryIO, *, viewer: Viewer, sealed: bool) -> int:
    """Write what the viewer may take along into a ZIP, last its manifest.

    Args:
        sealed: with notes, contact points, texts and quotes in plain words, or without them.

    Returns:
        How many rows the tables hold.
    """
    tables = carried_tables(sealed=sealed)
    withheld = withheld_from(viewer, tables)
    by_name = {one.name: one for one in tables}

    def rows(name: str) -> Iterator[Row]:
        names = [one.attname for one in by_name[name].fields]
        return (dict(zip(names, row, strict=True)) for row in rows_of(by_name[name], withheld, sealed=sealed))

    pack = Pack(file)
    pack.lines("README.txt", [README])
    for one in tables:
        pack.table(one, rows_of(one, withheld, sealed=sealed))
        for row in rows(one.name) if one.table.file else ():
            _add_file(pack, row[one.table.file])
    for name in FILES:
        pack.lines(f"popolo/{name}.json", _as_json_list(popolo_records(name, rows)))
    pack.lines("calendar/engagements.ics", calendar_lines(rows))
    manifest = _manifest(pack.members, sealed=sealed)
    pack.zip.writestr(_entry(MANIFEST), manifest, compress_type=zipfile.ZIP_DEFLATED)
    pack.zip.close()
    return sum(member.rows or 0 for member in pack.members)


def _add_file(pack: Pack, name: str) -> None:
    """Put a sealed file in, opened; one that is lost stays lost."""
    try:
        pack.bytes(f"{FILES_FOLDER}{name}", files.read(name))
    except files.FileIsGone:
        return


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, WRITTEN_ON)
    entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
    return entry


def _as_json_list(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield "["
    for number, record in enumerate(records):
        yield ",\n" if number else "\n"
        yield json.dumps(record, ensure_ascii=False, sort_keys=True)
    yield "\n]\n"


def _manifest(members: list[Member], *, sealed: bool) -> str:
    told = {
        "format": FORMAT,
        "sealed_values": "included, readable by anybody who has this file" if sealed else "left out",
        "sealed": sealed,
        "left_out": [] if sealed else sorted(table.name for table in all_tables() if table.is_sealed),
        "files": [{key: value for key, value in asdict(one).items() if value not in (None, ())} for one in members],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def count_of_rows() -> int:
    """How many rows an export would hold at most."""
    return sum(table.model._base_manager.count() for table in all_tables())
