"""One name sought among many: time, recall, memory and build time, beside a scan with rapidfuzz."""

import random
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from benchmarks.names import sets
from overture_names import Index

SOUGHT = 200


@dataclass(frozen=True, slots=True)
class Found:
    """How well one method finds names.

    Attributes:
        milliseconds: Median processor time of one search.
        recall: Share of the names sought that are among the first twenty.
    """

    milliseconds: float
    recall: float


def crowd(size: int) -> list[str]:
    """Names of a given name and a surname from real words, shuffled, the same for the same size.

    Args:
        size: How many.

    Returns:
        The names.
    """
    chance = random.Random(f"crowd {size}")
    names = [pair[0].split() for pair in sets.hebrew_pairs(sets.MEASURE)]
    given, family = [words[0] for words in names], [words[-1] for words in names]
    tokens = [latin for latin, _ in sets.arabic_tokens(sets.MEASURE)]
    family += [token.capitalize() for token in tokens]
    return [f"{chance.choice(given)} {chance.choice(family)}" for _ in range(size)]


def sought(kind: str, count: int = SOUGHT) -> list[sets.Pair]:
    """Pairs of a name that is hidden in the crowd and the spelling that is sought."""
    make = sets.PEOPLE[kind]
    return [(pair.a, pair.b) for pair in make(sets.MEASURE, count) if pair.same]


def measure(search: Callable[[str], Sequence[str]], pairs: Sequence[sets.Pair]) -> Found:
    """Measures one method of searching.

    Args:
        search: Gives the twenty names found for a name.
        pairs: The hidden names and how they are sought.

    Returns:
        Its time and recall.
    """
    times, hits = [], 0
    for hidden, spelt in pairs:
        started = time.process_time()
        found = search(spelt)
        times.append(time.process_time() - started)
        hits += hidden in found
    return Found(1000 * statistics.median(times), hits / len(pairs))


def report(size: int, scanned: int) -> list[str]:
    """Measures index and scan on a crowd of one size.

    Args:
        size: How many names there are.
        scanned: How many names the scan is measured with.

    Returns:
        Lines to print.
    """
    kinds = list(sets.PEOPLE)
    pairs = {kind: sought(kind) for kind in kinds}
    names = crowd(size) + [hidden for kind in kinds for hidden, _ in pairs[kind]]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    index: Index[int] = Index(enumerate(names))
    built = time.process_time() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    lines = [f"{size:,} names: built in {built:.1f} s, {grown:.0f} MB beyond the list of names"]
    ours = {kind: measure(lambda name: [found[1] for found in index.search(name)], pairs[kind]) for kind in kinds}
    lines += [
        f"  index, {kind}: {found.milliseconds:.2f} ms, recall@20 {found.recall:.3f}" for kind, found in ours.items()
    ]
    scan = measure(
        lambda name: [found[0] for found in process.extract(name, names, scorer=fuzz.ratio, limit=20)],
        pairs["latin-variants"][:scanned],
    )
    share = ours["latin-variants"].milliseconds / scan.milliseconds
    said = f"{scan.milliseconds:.1f} ms, recall@20 {scan.recall:.3f}; ours takes 1/{1 / share:.1f} of it"
    lines.append(f"  process.extract(ratio), latin-variants: {said}")
    return lines
