"""Names of people and organisations in Latin, Arabic and Hebrew script: folded, taken apart, compared, found.

Pure Python with rapidfuzz and anyascii; knows nothing of Django or of the desk. The reference with examples and
measured figures is `docs/reference/names.md`.

Example:
    >>> import overture_names
    >>> overture_names.compare("Rima Hardal", "רימא הרדל").band
    'same'
"""

from overture_names.comparing import ASK_FROM, SAME_FROM, Band, Comparison, Kind, Reason, compare, score
from overture_names.folding import Folded, fold, fold_with_offsets
from overture_names.index import Index, skeleton_keys
from overture_names.keys import lookup_keys
from overture_names.organisations import parse_organisation
from overture_names.parsing import Parsed, Part, parse_person

__all__ = [
    "ASK_FROM",
    "SAME_FROM",
    "Band",
    "Comparison",
    "Folded",
    "Index",
    "Kind",
    "Parsed",
    "Part",
    "Reason",
    "compare",
    "fold",
    "fold_with_offsets",
    "lookup_keys",
    "parse",
    "score",
    "skeleton_keys",
]


def parse(name: str, kind: Kind = "person") -> Parsed:
    """Takes a name apart.

    Args:
        name: A name of a person or an organisation, in any of the three scripts.
        kind: "person" or "organisation".

    Returns:
        Its parts with their roles and where they stand in the name.

    Raises:
        ValueError: The kind is neither.

    Example:
        >>> parsed = parse("Hardal, Dr. Rima")
        >>> parsed.given, parsed.family, parsed.titles, parsed.family_first
        ('Rima', 'Hardal', ('Dr',), True)
    """
    if kind not in ("person", "organisation"):
        raise ValueError(f'The kind is "person" or "organisation", not {kind!r}.')
    return parse_person(name) if kind == "person" else parse_organisation(name)
