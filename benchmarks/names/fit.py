"""Fits what `overture_names` weighs and ships: `letters.json` and `weights.json`.

Run `python -m benchmarks.names.fit` from the root of the project; `--check` writes nothing and fails when the
shipped files are not what the fit makes. Only rows of the fitting part, name_bench and our own seed set are read.
Logistic regression by Newton's method with a ridge, in plain Python, so that the result is the same everywhere.
"""

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import overture_names
from benchmarks.names import sets
from benchmarks.names.fit_letters import fit_letters
from overture_names.comparing import Kind, findings

PACKAGE = Path(overture_names.__file__).resolve().parent
ROUNDS = 9
RIDGE = 1.5
START = "start"
PRIOR: Mapping[str, float] = {
    "titles_disagree": -8.0,
    "son_and_daughter": -4.0,
    "other_name": -3.0,
    "known_acronym": 5.0,
    "acronym": 2.0,
    "acronym_full": 1.0,
    "whole_same": 3.0,
    "missing_place": -0.8,
    "other_place": -2.0,
    "other_number": -1.0,
    "other_kind": -1.5,
    "other_proper": -1.5,
    "other_generic": -0.5,
    "missing_proper": -1.0,
    "missing_kind": -0.8,
    "missing_number": -1.0,
    "least_cover": 1.0,
    "near_word_loss": -1.5,
    "near_letters": -2.0,
}
"""Where the ridge pulls weights to of which the data have few cases; 0 for all others."""

Row = dict[str, float]


def features_of(a: str, b: str, kind: Kind) -> Row:
    """Sums what `overture_names` saw in two names by feature.

    Args:
        a: One name.
        b: The other.
        kind: "person" or "organisation".

    Returns:
        The value of each feature, the constant included.
    """
    row: Row = {START: 1.0}
    for finding in findings(a, b, kind):
        for name, value in finding.features:
            row[name] = row.get(name, 0.0) + value
    return row


def _solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Solves a symmetric positive system by Cholesky's method."""
    size = len(vector)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        row_i = lower[i]
        for j in range(i + 1):
            row_j = lower[j]
            rest = matrix[i][j] - sum(row_i[k] * row_j[k] for k in range(j))
            row_i[j] = math.sqrt(max(rest, 1e-9)) if i == j else rest / row_j[j]
    forward = [0.0] * size
    for i in range(size):
        forward[i] = (vector[i] - sum(lower[i][k] * forward[k] for k in range(i))) / lower[i][i]
    solution = [0.0] * size
    for i in reversed(range(size)):
        solution[i] = (forward[i] - sum(lower[k][i] * solution[k] for k in range(i + 1, size))) / lower[i][i]
    return solution


def _step(rows: Sequence[Row], labels: Sequence[bool], shares: Sequence[float], names: list[str], weights: Row) -> Row:
    """One step of Newton's method."""
    place = {name: number for number, name in enumerate(names)}
    size = len(names)
    slope = [-RIDGE * (weights[name] - PRIOR.get(name, 0.0)) if name != START else 0.0 for name in names]
    curve = [[0.0] * size for _ in range(size)]
    for number in range(size):
        curve[number][number] = RIDGE if names[number] != START else 1e-6
    for row, label, share in zip(rows, labels, shares, strict=True):
        total = sum(weights[name] * value for name, value in row.items())
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        items = [(place[name], value) for name, value in row.items()]
        pull, bend = share * (label - chance), share * chance * (1 - chance)
        for i, value in items:
            slope[i] += pull * value
            line, scaled = curve[i], bend * value
            for j, other in items:
                line[j] += scaled * other
    return {name: weights[name] + step for name, step in zip(names, _solve(curve, slope), strict=True)}


def regress(rows: Sequence[Row], labels: Sequence[bool], shares: Sequence[float]) -> Row:
    """Fits a logistic regression.

    Args:
        rows: The features of each pair.
        labels: Whether each pair is one.
        shares: How much each pair counts.

    Returns:
        The weight of each feature.
    """
    names = sorted({name for row in rows for name in row})
    weights = dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        weights = _step(rows, labels, shares, names, weights)
    return weights


def training(kind: Kind, leave_out: int = -1, folds: int = 5) -> list[tuple[sets.Labelled, float]]:
    """The pairs to fit on, and how much each counts.

    Args:
        kind: "person" or "organisation".
        leave_out: The fold of name_bench and of the seed set that is kept for measuring; -1 for none.
        folds: How many folds there are.

    Returns:
        Labelled pairs with their share.
    """
    small = [(pair, BENCH_SHARE[kind]) for pair in sets.name_bench(kind)]
    small += [(pair, SEED_SHARE[kind]) for pair in (sets.seed(kind) if sets.SEED.exists() else [])]
    pairs = [(pair, share) for pair, share in small if sets.fold_of(pair, folds) != leave_out]
    if kind == "person":
        for make in sets.PEOPLE.values():
            pairs += [(pair, 1.0) for pair in make(sets.FIT)]
        for make in sets.EXTRA.values():
            pairs += [(pair, 1.0) for pair in make(sets.FIT)]
    return pairs


BENCH_SHARE: Mapping[str, float] = {"person": 6.0, "organisation": 1.0}
SEED_SHARE: Mapping[str, float] = {"person": 18.0, "organisation": 2.5}


def fit_weights(kind: Kind, leave_out: int = -1) -> Row:
    """Fits the weights of one kind.

    Args:
        kind: "person" or "organisation".
        leave_out: The fold to leave out, for measuring.

    Returns:
        The weight of each feature.
    """
    pairs = training(kind, leave_out)
    rows = [features_of(pair.a, pair.b, kind) for pair, _ in pairs]
    return regress(rows, [pair.same for pair, _ in pairs], [share for _, share in pairs])


def weights_text() -> str:
    """The text of `weights.json` as the fit makes it with the shipped letters."""
    fitted = {kind: {name: round(value, 3) for name, value in fit_weights(kind).items()} for kind in KINDS}
    return json.dumps(fitted, sort_keys=True, indent=0) + "\n"


KINDS: tuple[Kind, ...] = ("person", "organisation")


def main(arguments: Sequence[str]) -> int:
    """Fits and writes, or checks; the command line of this script.

    Args:
        arguments: `--check`, `--letters` for the letter tables only, `--weights` for the weights only.

    Returns:
        0, or 1 when a shipped file differs from the fit.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names.fit", description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--letters", action="store_true")
    parser.add_argument("--weights", action="store_true")
    options = parser.parse_args(arguments)
    if not sets.is_available():
        print(f"{sets.folder()} is not there; set OVERTURE_SHARED to the folder that holds names/.")
        return 0 if options.check else 1
    different = False
    for name, wanted, made in (
        ("letters.json", options.letters, fit_letters),
        ("weights.json", options.weights, weights_text),
    ):
        if wanted or not (options.letters or options.weights):
            text = made()
            different |= text != (PACKAGE / name).read_text(encoding="utf-8") if (PACKAGE / name).exists() else True
            if not options.check:
                (PACKAGE / name).write_text(text, encoding="utf-8")
    if options.check and different:
        print("A shipped file is not what the fit makes; run python -m benchmarks.names.fit and commit the result.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
