"""The labelled cases: scored, and held to their bars; the shared samples too where they are at hand."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from benchmarks.reader import make, score

from overture_reader import Directory, Reading, prediction, read

pytestmark = pytest.mark.unit

ROOT = Path(__file__).parents[3]
CASES = ROOT / "benchmarks" / "reader" / "cases"
UNSEEN = ROOT / "benchmarks" / "reader" / "unseen" / "cases"
SHARED = ROOT.parent / "shared" / "samples"
LEXICON = ROOT / "src" / "overture_reader" / "lexicon"


def _read_case(path: Path) -> tuple[str, Reading]:
    given = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    text = path.read_bytes().decode("utf-8")
    on = date.fromisoformat(given["document_date"])
    return text, read(text, on=on, directory=Directory.from_json(given["directory"]))


def _scored(cases: Path, out: Path, only: tuple[str, ...] = ()) -> score.Score:
    for path in sorted(cases.glob("*.txt")):
        if path.with_suffix(".json").exists():
            answer = prediction(_read_case(path)[1])
            (out / path.with_suffix(".json").name).write_text(json.dumps(answer), encoding="utf-8")
    return score.score_directory(cases, out, only)


def test_our_cases_meet_their_bars(tmp_path: Path) -> None:
    found = _scored(CASES, tmp_path)

    assert found.core >= 0.90
    assert found.fields["quotes"].f1 >= 0.95
    assert found.fields["linking"].precision >= 0.98
    assert found.traps == []


def test_texts_labelled_before_their_rules_meet_their_bars(tmp_path: Path) -> None:
    found = _scored(UNSEEN, tmp_path)

    assert found.core >= 0.95
    assert found.fields["linking"].precision >= 0.98
    assert found.traps == []


def test_a_reader_that_finds_nothing_scores_nothing(tmp_path: Path) -> None:
    assert score.score_directory(CASES, tmp_path).core == 0.0


def test_cases_are_what_their_sources_make(capsys: pytest.CaptureFixture[str]) -> None:
    assert make.main(["--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_readings_are_the_same_twice_and_survive_storage(path: Path) -> None:
    _, first = _read_case(path)
    _, second = _read_case(path)

    assert json.dumps(first.as_json()) == json.dumps(second.as_json())
    assert Reading.from_json(json.loads(json.dumps(first.as_json()))) == first


def _names(path: Path) -> set[str]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    return {part.lower() for each in gold["people"] for part in re.findall(r"[^\W\d_]{4,}", each["name"])}


def test_no_name_of_a_test_text_stands_in_a_lexicon() -> None:
    folders = [CASES, UNSEEN, SHARED / "reader"]
    names = {name for folder in folders for path in folder.glob("*.json") for name in _names(path)}
    words = {
        word.lower()
        for path in LEXICON.glob("*.toml")
        for word in re.findall(r"[^\W\d_]{4,}", path.read_text(encoding="utf-8"))
    }

    assert len(names) > 60
    assert names & words == set()


@pytest.mark.skipif(not (SHARED / "reader").exists(), reason="the shared samples are not here")
@pytest.mark.parametrize(("only", "bar"), [(("dev1", "dev2", "dev3", "dev4"), 0.85), (("dev5", "dev6"), 0.75)])
def test_shared_samples_meet_their_bars(only: tuple[str, ...], bar: float, tmp_path: Path) -> None:
    found = _scored(SHARED / "reader", tmp_path, only)

    assert found.core >= bar
    assert found.traps == []


@pytest.mark.skipif(not (SHARED / "real").exists(), reason="the shared samples are not here")
def test_a_real_post_gives_what_a_careful_reader_finds() -> None:
    text = next((SHARED / "real").glob("post-*.txt")).read_text(encoding="utf-8")
    reading = read(text)
    kinds = [each.kind.value for each in reading.engagements]

    assert kinds == ["briefing", "conference_session", "conference_session", "conference_session"]
    assert reading.engagements[0].date is not None
    assert (reading.engagements[0].date.start, reading.engagements[0].date.end) == (date(2024, 1, 8), date(2024, 1, 14))
    assert len({each.hosts[0].value for each in reading.engagements[1:]}) == 1
    assert all(each.organisation for each in reading.people)
    assert [each.speaker is not None for each in reading.quotes if each.kind == "direct"] == [True, True]
    assert (len(reading.asks), len(reading.initiatives), len(reading.moments)) == (2, 1, 1)
    assert reading.contact is not None
    assert {each.kind for each in reading.removed} == {"repeated_heading", "share_link"}
