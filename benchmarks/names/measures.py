"""Precision, recall, F1 and the area under the curve of scores against labels."""

from collections.abc import Mapping, Sequence

Scores = Sequence[float]
Labels = Sequence[bool]


def f1_at(scores: Scores, labels: Labels, threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 when every score from the threshold on counts as the same.

    Args:
        scores: One score a pair.
        labels: Whether each pair is the same.
        threshold: From here on it counts.

    Returns:
        Precision, recall, F1.
    """
    hits = sum(1 for score, label in zip(scores, labels, strict=True) if score >= threshold and label)
    said = sum(1 for score in scores if score >= threshold)
    precision, recall = hits / said if said else 0.0, hits / sum(labels)
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def best_f1(scores: Scores, labels: Labels) -> tuple[float, float]:
    """The best F1 over all thresholds, and its threshold."""
    found = (0.0, 0.0)
    hits, positives = 0, sum(labels)
    ordered = sorted(zip(scores, labels, strict=True), key=lambda pair: -pair[0])
    for number, (score, label) in enumerate(ordered, start=1):
        hits += label
        if number == len(ordered) or ordered[number][0] != score:
            found = max(found, (2 * hits / (number + positives), score))
    return found


def area(scores: Scores, labels: Labels) -> float:
    """The chance that a pair that is the same scores above one that is not."""
    ordered = sorted(zip(scores, labels, strict=True))
    below, wins, place = 0, 0.0, 0
    while place < len(ordered):
        end = place
        while end < len(ordered) and ordered[end][0] == ordered[place][0]:
            end += 1
        same = sum(label for _, label in ordered[place:end])
        apart = end - place - same
        wins += same * (below + apart / 2)
        below += apart
        place = end
    same_total = sum(labels)
    return wins / (same_total * (len(labels) - same_total))


def macro_f1(scored: Mapping[str, tuple[Scores, Labels]]) -> tuple[float, float]:
    """The best mean F1 over several sets with one threshold for all, and that threshold."""
    points = [step / 100 for step in range(1, 100)]
    means = [(sum(f1_at(*pair, point)[2] for pair in scored.values()) / len(scored), point) for point in points]
    return max(means)
