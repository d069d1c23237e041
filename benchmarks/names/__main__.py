"""Measures `overture_names` beside its rivals in one run: `python -m benchmarks.names`.

Reads the shared names (`OVERTURE_SHARED`, by default ../shared) and prints quality, speed and finding. Options:
`--logic PYTHON` scores with nomenklatura's logic-v2 in that interpreter too, `--crowd N` sets the sizes for finding,
`--wrong` prints rows that we get wrong.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from benchmarks.names import finding, fit, sets
from benchmarks.names.measures import area, best_f1, f1_at, macro_f1
from overture_names import SAME_FROM, score
from overture_names.comparing import Kind, logistic

FOLDS = 5
Scorer = Callable[[str, str], float]
RIVALS: dict[str, Scorer] = {
    "token_set_ratio": lambda a, b: fuzz.token_set_ratio(a, b) / 100,
    "jaro_winkler": JaroWinkler.similarity,
    "anyascii+token_set": lambda a, b: fuzz.token_set_ratio(anyascii(a), anyascii(b)) / 100,
}
Scored = dict[str, tuple[list[float], list[bool]]]


def _small(kind: Kind) -> dict[str, list[sets.Labelled]]:
    return {f"name-bench {kind}": sets.name_bench(kind), f"seed {kind}": sets.seed(kind)}


def out_of_fold(kind: Kind) -> Scored:
    """Scores the small sets with weights fitted without the fold that each pair is in."""
    pairs = {
        name: [(pair, fit.features_of(pair.a, pair.b, kind)) for pair in made] for name, made in _small(kind).items()
    }
    scored: Scored = {name: ([0.0] * len(made), [pair.same for pair, _ in made]) for name, made in pairs.items()}
    for fold in range(FOLDS):
        weights = fit.fit_weights(kind, fold)
        for name, made in pairs.items():
            for place, (pair, row) in enumerate(made):
                if sets.fold_of(pair, FOLDS) == fold:
                    scored[name][0][place] = logistic(sum(weights.get(key, 0.0) * value for key, value in row.items()))
    return scored


def scored_by(scorer: Scorer, pairs: dict[str, list[sets.Labelled]]) -> tuple[Scored, dict[str, float]]:
    """Scores every set, and how many pairs a second of processor time."""
    scored: Scored = {}
    speed = {}
    for name, made in pairs.items():
        started = time.process_time()
        scores = [scorer(pair.a, pair.b) for pair in made]
        speed[name] = len(made) / max(1e-9, time.process_time() - started)
        scored[name] = (scores, [pair.same for pair in made])
    return scored, speed


def logic_scores(python: str, pairs: dict[str, list[sets.Labelled]]) -> tuple[Scored, dict[str, float]]:
    """Scores every set with logic-v2 in an interpreter where it is installed."""
    import json

    scored: Scored = {}
    speed = {}
    for name, made in pairs.items():
        kind = "organisation" if "organisation" in name else "person"
        lines = "".join(f"{kind}\t{pair.a}\t{pair.b}\n" for pair in made)
        script = Path(__file__).with_name("rival_logic.py")
        answer = json.loads(
            subprocess.run([python, script], input=lines, capture_output=True, text=True, check=True).stdout
        )
        speed[name] = len(made) / answer["seconds"]
        scored[name] = (answer["scores"], [pair.same for pair in made])
    return scored, speed


def _line(name: str, scored: Scored, speed: dict[str, float], sets_of_four: Sequence[str]) -> str:
    four = macro_f1({key: scored[key] for key in sets_of_four})
    cells = [f"{best_f1(*pair)[0]:.3f}/{area(*pair):.3f}" for pair in scored.values()]
    rate = " ".join(f"{speed[key] / 1000:.1f}k" for key in sets_of_four)
    return f"{name:20s} {'  '.join(cells)}  macro {four[0]:.3f} at {four[1]:.2f}  pairs/s {rate}"


def _ours(people: dict[str, list[sets.Labelled]], kinds: Sequence[Kind]) -> tuple[Scored, dict[str, float]]:
    scored, speed = scored_by(score, people)
    for kind in kinds:
        pairs = sets.name_bench(kind)
        started = time.process_time()
        for pair in pairs:
            score(pair.a, pair.b, kind)
        speed[f"name-bench {kind}"] = len(pairs) / (time.process_time() - started)
        scored.update(out_of_fold(kind))
    return scored, speed


def quality(logic: str, wrong: int) -> None:
    """Prints quality and speed of every method on every set."""
    people = {name: make(sets.MEASURE, 700) for name, make in sets.PEOPLE.items()}
    four = [*people, "name-bench person"]
    every = {**people, **_small("person"), **_small("organisation")}
    score("warm", "up")
    ours, speed = _ours(people, fit.KINDS)
    print("sets:", ", ".join(f"{name} ({len(made)})" for name, made in every.items()))
    print("best F1/AUC of each set in this order; macro-F1 of the four person sets at one threshold")
    print(_line("overture_names", ours, speed, four))
    for name, scorer in RIVALS.items():
        print(_line(name, *scored_by(scorer, every), four))
    if logic:
        print(_line("logic-v2", *logic_scores(logic, every), four))
    threshold = macro_f1({key: ours[key] for key in four})[1]
    print(
        f"ours at the one threshold {threshold:.2f}:", {k: round(f1_at(*v, threshold)[2], 3) for k, v in ours.items()}
    )
    print("ours at .55 (ask):", {name: round(f1_at(*pair, 0.55)[2], 3) for name, pair in ours.items()})
    _shipped_on_seed()
    _wrong_rows(every, ours, threshold, wrong)


def _shipped_on_seed() -> None:
    for kind in fit.KINDS:
        pairs = sets.seed(kind)
        scores = [score(pair.a, pair.b, kind) for pair in pairs]
        same = [
            f"{pair.a} / {pair.b}"
            for pair, found in zip(pairs, scores, strict=True)
            if found >= SAME_FROM and not pair.same
        ]
        f1 = f1_at(scores, [pair.same for pair in pairs], 0.55)[2]
        print(
            f"seed {kind}, shipped weights (fitted on it too): F1 at .55 {f1:.3f}; different but in band same: {same}"
        )


def _wrong_rows(pairs: dict[str, list[sets.Labelled]], scored: Scored, threshold: float, wrong: int) -> None:
    for name, made in pairs.items():
        rows = [
            (abs(found - pair.same), found, pair)
            for pair, found in zip(made, scored[name][0], strict=True)
            if (found >= threshold) != pair.same
        ]
        for _, found, pair in sorted(rows, key=lambda row: -row[0])[:wrong]:
            print(f"wrong  {name:24s} {found:.2f} {'same' if pair.same else 'different':9s} {pair.a} | {pair.b}")


def main(arguments: Sequence[str]) -> int:
    """Runs the benchmark.

    Args:
        arguments: The options described above.

    Returns:
        0; also when the shared names are not there, which it says.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description=__doc__)
    parser.add_argument("--logic", default="", metavar="PYTHON")
    parser.add_argument("--crowd", type=int, nargs="*", default=[100_000])
    parser.add_argument("--wrong", type=int, default=0, metavar="N")
    options = parser.parse_args(arguments)
    if not sets.is_available():
        print(f"skipped: {sets.folder()} is not there; set OVERTURE_SHARED to the folder that holds names/.")
        return 0
    quality(options.logic, options.wrong)
    for size in options.crowd:
        print("\n".join(finding.report(size, 40)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
