"""The Reader: text that people already have becomes drafts, each value tied to the words it came from.

Pure: no network, no database, no clock. The same text, date, directory and versions give the same `Reading`.

Example:
    >>> from datetime import date
    >>> reading = read("Yesterday Ada Quill of River Trust met the Ministry of Water.", on=date(2029, 5, 4))
    >>> reading.engagements[0].date.start
    datetime.date(2029, 5, 3)
"""

from overture_reader.directory import Directory, KnownOrganisation, KnownPerson
from overture_reader.document import Document, Unreadable, open_document
from overture_reader.model import Reading
from overture_reader.prediction import prediction
from overture_reader.reading import read, read_bytes, read_document

__all__ = [
    "Directory",
    "Document",
    "KnownOrganisation",
    "KnownPerson",
    "Reading",
    "Unreadable",
    "open_document",
    "prediction",
    "read",
    "read_bytes",
    "read_document",
]
