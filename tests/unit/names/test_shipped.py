"""What ships with the package is what its sources make, and it is as good as it was."""

import doctest
import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.names import fit, sets

import overture_names
from overture_names import SAME_FROM, score
from overture_names.build import COMPILED, TableError, compile_tables
from overture_names.command import main
from overture_names.letters import TABLES

pytestmark = pytest.mark.unit

MODULES = [
    "overture_names",
    *(f"overture_names.{module.name}" for module in pkgutil.iter_modules(overture_names.__path__)),
]


def test_compiled_tables_are_what_the_sources_make():
    assert COMPILED.read_text(encoding="utf-8") == compile_tables()


def test_a_line_without_a_source_is_refused(tmp_path):
    for path in (Path(__file__).parents[3] / "resources" / "names").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace("source: own", "origin: own"), encoding="utf-8")

    with pytest.raises(TableError, match="has no known source"):
        compile_tables(tmp_path)


@pytest.mark.parametrize("module", [name for name in MODULES if not name.endswith("__main__")])
def test_examples_in_the_documentation_run(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_examples_of_the_reference_run():
    page = Path(__file__).parents[3] / "docs" / "reference" / "names.md"

    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed == 0


def test_every_pair_of_scripts_has_its_letters():
    assert sorted(TABLES) == ["AA", "AH", "AL", "HA", "HH", "HL", "LA", "LH", "LL"]


def test_every_feature_of_the_seed_set_has_a_weight():
    weights = json.loads((fit.PACKAGE / "weights.json").read_text())
    for kind in fit.KINDS:
        seen = {name for pair in sets.seed(kind) for name in fit.features_of(pair.a, pair.b, kind)}
        assert seen - set(weights[kind]) == set()


def seed_scores(kind):
    return [(pair, score(pair.a, pair.b, kind)) for pair in sets.seed(kind)]


def test_seed_set_has_its_three_hundred_pairs():
    pairs = [*sets.seed("person"), *sets.seed("organisation")]

    assert len(pairs) == 300
    assert sum(pair.note == "he-ar" for pair in pairs) == 100
    assert sum(pair.note == "acronym" for pair in pairs) == 60


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_seed_set_is_told_apart(kind):
    rows = seed_scores(kind)
    hits = sum(pair.same and found >= 0.55 for pair, found in rows)
    said, same = sum(found >= 0.55 for _, found in rows), sum(pair.same for pair, _ in rows)

    assert 2 * hits / (said + same) >= 0.95


def test_no_different_person_of_the_seed_set_is_in_band_same():
    assert [(pair.a, pair.b) for pair, found in seed_scores("person") if found >= SAME_FROM and not pair.same] == []


def test_import_is_quick_and_needs_neither_django_nor_yaml():
    code = (
        "import time, sys; t = time.process_time(); import overture_names; "
        "print(time.process_time() - t, any(m.split('.')[0] in ('django', 'yaml', 'overture') for m in sys.modules))"
    )
    source = str(Path(overture_names.__file__).parents[1])

    took, heavy = subprocess.check_output([sys.executable, "-c", code], text=True, env={"PYTHONPATH": source}).split()

    assert float(took) < 0.3
    assert heavy == "False"


def test_command_compares_in_json(capsys):
    assert main(["compare", "Rima Hardal", "רימא הרדל", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["band"] == "same"
    assert {"code", "sentence", "weight", "span_a", "span_b", "params"} == set(answer["reasons"][0])


def test_command_scores_a_file(tmp_path, capsys):
    file = tmp_path / "pairs.tsv"
    file.write_text("Rima Hardal\tרימא הרדל\n\nNoa\tDan\n", encoding="utf-8")

    assert main(["score", str(file)]) == 0

    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[:2] for row in rows] == [["Rima Hardal", "רימא הרדל"], ["Noa", "Dan"]]
    assert float(rows[0][2]) > 0.85 > float(rows[1][2])


def test_command_says_which_line_has_one_name_only(tmp_path, capsys):
    file = tmp_path / "pairs.tsv"
    file.write_text("a\tb\nalone\n", encoding="utf-8")

    assert main(["score", str(file)]) == 1
    assert "line 2: two names apart by a tab" in capsys.readouterr().err


def test_command_says_when_a_file_is_not_there(capsys):
    assert main(["score", "nowhere.tsv"]) == 1
    assert "cannot be read" in capsys.readouterr().err
