"""What is seen in two names before it is weighed."""

from dataclasses import dataclass, replace

Span = tuple[int, int]
Features = tuple[tuple[str, float], ...]

_OPPOSITE = {"a": "b", "b": "a"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was seen in two names.

    Attributes:
        code: What was seen, a key of `overture_names.comparing.SENTENCES`.
        span_a: Where in the first name; empty at its start when nowhere.
        span_b: Where in the second.
        features: Named values that the weights multiply.
        params: Words of the names for the sentence.
    """

    code: str
    span_a: Span
    span_b: Span
    features: Features
    params: tuple[tuple[str, str], ...] = ()


def turned(finding: Finding) -> Finding:
    """The same finding with the two names exchanged.

    Args:
        finding: What was seen in a first and a second name.

    Returns:
        What is seen in the second and the first.

    Example:
        >>> turned(Finding("near", (0, 4), (6, 9), (), (("a", "Rima"), ("b", "Rema")))).params
        (('a', 'Rema'), ('b', 'Rima'))
    """
    params = tuple(sorted((_OPPOSITE[key], value) for key, value in finding.params))
    return replace(finding, span_a=finding.span_b, span_b=finding.span_a, params=params)
