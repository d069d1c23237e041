"""The command line answers as its page says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from overture_reader.command import main

pytestmark = pytest.mark.unit

TOLD = "Yesterday Ada Quill of River Trust met the Ministry of Water.\n"


def test_a_file_is_answered_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, directory = tmp_path / "post.txt", tmp_path / "directory.json"
    path.write_text(TOLD, encoding="utf-8")
    directory.write_text('{"people": [{"id": "p7", "names": ["Ada Quill"], "org": null}]}', encoding="utf-8")

    code = main([str(path), "--on", "2030-05-15", "--directory", str(directory), "--json"])
    answer = json.loads(capsys.readouterr().out)

    assert code == 0
    assert answer["engagements"][0]["date"]["start"] == "2030-05-14"
    assert [(each["name"], each["directory_id"]) for each in answer["people"]] == [("Ada Quill", "p7")]


def test_cases_are_read_into_a_folder(tmp_path: Path) -> None:
    (tmp_path / "01.txt").write_text(TOLD, encoding="utf-8")
    (tmp_path / "01.json").write_text('{"document_date": "2030-05-15", "directory": {}}', encoding="utf-8")
    (tmp_path / "alone.txt").write_text(TOLD, encoding="utf-8")

    assert main(["--cases", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["01.json"]


@pytest.mark.parametrize("arguments", [[], ["--cases", "x"], ["a.txt", "--on", "soon"], ["--nonsense"]])
def test_wrong_usage_is_two(arguments: list[str]) -> None:
    assert main(arguments) == 2


def test_what_does_not_work_is_one_and_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")

    assert main([str(tmp_path / "empty.txt"), "--json"]) == 1
    assert "empty" in capsys.readouterr().err
    assert main([str(tmp_path / "nowhere.txt")]) == 1
    assert "no such file" in capsys.readouterr().err
