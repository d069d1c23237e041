"""Score predictions against ``reader-gold/1``: our own writing of the published rules, standard library only.

usage: score.py GOLD_DIR PREDICTION_DIR [CASE …]
"""

from __future__ import annotations

import difflib
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CORE = (
    "people",
    "person_org",
    "linking",
    "engagements",
    "eng+kind",
    "eng+date",
    "eng+status",
    "eng_hosts",
    "eng_participants",
    "spoke_for",
    "quote+speaker",
    "asks",
)
_TITLES = frozenset(
    [
        "dame",
        "senator",
        "judge",
        "councillor",
        "minister",
        "president",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sir",
        "baroness",
        "lord",
        "lady",
        "mp",
        "mk",
        "msp",
        "cllr",
        "rt",
        "hon",
        "the",
        "amb",
        "ambassador",
        "rev",
        "rabbi",
        "sheikh",
    ]
)
_ARABIC = str.maketrans("أإآىة", "اااي" + "ه")


@dataclass(slots=True)
class Tally:
    """Right, proposed and wanted, and the F1 of them."""

    right: int = 0
    proposed: int = 0
    wanted: int = 0

    def add(self, right: int, proposed: int, wanted: int) -> None:
        self.right, self.proposed, self.wanted = self.right + right, self.proposed + proposed, self.wanted + wanted

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Score:
    """Tallies by field, and the traps stepped into."""

    fields: dict[str, Tally] = field(default_factory=dict)
    traps: list[str] = field(default_factory=list)
    trap_count: int = 0

    def add(self, name: str, right: int, proposed: int, wanted: int) -> None:
        self.fields.setdefault(name, Tally()).add(right, proposed, wanted)

    @property
    def core(self) -> float:
        return sum(self.fields[name].f1 for name in CORE) / len(CORE)


def folded(name: str) -> str:
    text = "".join(each for each in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(each))
    words = re.findall(r"\w+", text.casefold().translate(_ARABIC))
    return " ".join(word for word in words if word not in _TITLES)


def same_name(one: str, two: str) -> bool:
    one, two = folded(one), folded(two)
    if not one:
        return False
    return sorted(one.split()) == sorted(two.split()) or difflib.SequenceMatcher(None, one, two).ratio() >= 0.92


def overlap(one: Sequence[int], two: Sequence[int]) -> float:
    shared = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    whole = max(one[1], two[1]) - min(one[0], two[0])
    return shared / whole if whole else 0.0


def pairs(gold: Sequence[Any], proposed: Sequence[Any], likeness: Callable[[Any, Any], float]) -> dict[int, int]:
    """Pair one to one, each gold item with the likest free proposal."""
    taken: dict[int, int] = {}
    for place, wanted in enumerate(gold):
        free = [(likeness(wanted, each), -at) for at, each in enumerate(proposed) if at not in taken.values()]
        best = max(free, default=(0.0, 0))
        if best[0] > 0:
            taken[place] = -best[1]
    return taken


def names_of(entity: dict[str, Any]) -> list[str]:
    return [entity["name"], *entity.get("aliases", [])]


def is_named(entity: dict[str, Any] | None, name: str | None) -> bool:
    return bool(entity and name) and any(same_name(each, name or "") for each in names_of(entity or {}))


class Case:
    """One case: its gold, its prediction, and who is who."""

    def __init__(self, gold: dict[str, Any], proposed: dict[str, Any], score: Score) -> None:
        self.gold, self.proposed, self.score = gold, proposed, score
        self.by_key = {each["key"]: each for each in (*gold["people"], *gold["organisations"])}
        self.people = self._entities("people")
        self.organisations = self._entities("organisations")

    def _list(self, name: str) -> list[Any]:
        found: list[Any] = self.proposed.get(name) or []
        return found

    def _entities(self, name: str) -> dict[int, int]:
        found = pairs(self.gold[name], self._list(name), lambda gold, each: float(is_named(gold, each["name"])))
        self.score.add(name, len(found), len(self._list(name)), len(self.gold[name]))
        return found

    def count(self) -> None:
        self.count_people()
        self.count_engagements()
        self.count_quotes()
        for name in ("asks", "initiatives", "moments"):
            found = pairs(self.gold[name], self._list(name), lambda a, b: _at_least(overlap(a["span"], b["span"]), 0.5))
            self.score.add(name, len(found), len(self._list(name)), len(self.gold[name]))
        wanted, offered = self.gold["contact"], self.proposed.get("contact")
        right = bool(wanted and offered and wanted["email"].lower() == offered["email"].lower())
        self.score.add("contact", right, bool(offered), bool(wanted))
        self.count_traps()

    def count_people(self) -> None:
        gold, proposed = self.gold["people"], self._list("people")
        right = sum(
            is_named(self.by_key.get(gold[one]["org"] or ""), proposed[two].get("org"))
            for one, two in self.people.items()
        )
        self.score.add(
            "person_org",
            right,
            sum(bool(each.get("org")) for each in proposed),
            sum(bool(each["org"]) for each in gold),
        )
        self.count_links()
        keys = {two: one for one, two in self.people.items()}
        wanted = [(span, place) for place, each in enumerate(gold) for span in each["mentions"]]
        offered = [(span, keys.get(place)) for place, each in enumerate(proposed) for span in each.get("mentions", [])]
        found = pairs(wanted, offered, lambda a, b: float(a[1] == b[1]) * _at_least(overlap(a[0], b[0]), 0.5))
        self.score.add("mentions", len(found), len(offered), len(wanted))

    def count_links(self) -> None:
        right = proposed = wanted = 0
        for name, found in (("people", self.people), ("organisations", self.organisations)):
            gold, offered = self.gold[name], self._list(name)
            right += sum(
                bool(gold[one]["directory_id"]) and gold[one]["directory_id"] == offered[two].get("directory_id")
                for one, two in found.items()
            )
            proposed += sum(bool(each.get("directory_id")) for each in offered)
            wanted += sum(bool(each["directory_id"]) for each in gold)
        self.score.add("linking", right, proposed, wanted)

    def count_engagements(self) -> None:
        gold, proposed = self.gold["engagements"], self._list("engagements")
        found = pairs(gold, proposed, _engagement_likeness)
        self.score.add("engagements", len(found), len(proposed), len(gold))
        for name, default in (("kind", None), ("status", "held")):
            right = sum(proposed[two].get(name, default) == gold[one][name] for one, two in found.items())
            self.score.add(f"eng+{name}", right, len(proposed), len(gold))
        right = sum(_same_days(gold[one]["date"], proposed[two].get("date")) for one, two in found.items())
        self.score.add(
            "eng+date",
            right,
            sum(bool(each.get("date")) for each in proposed),
            sum(bool(each["date"]) for each in gold),
        )
        self.count_frames(gold, proposed, found)

    def count_frames(self, gold: list[Any], proposed: list[Any], found: dict[int, int]) -> None:
        hosts = there = spoke = 0
        for one, two in found.items():
            hosts += len(pairs(gold[one]["hosts"], proposed[two].get("hosts") or [], self._names_key))
            present, offered = _present(gold[one]), proposed[two].get("participants") or []
            met = pairs(present, offered, lambda a, b: self._names_key(a["person"], b["name"]))
            there += len(met)
            spoke += sum(
                is_named(self.by_key.get(present[a].get("org") or ""), offered[b].get("org")) for a, b in met.items()
            )
        offered_all = [each for one in proposed for each in one.get("participants") or []]
        wanted_all = [each for one in gold for each in _present(one)]
        self.score.add(
            "eng_hosts",
            hosts,
            sum(len(each.get("hosts") or []) for each in proposed),
            sum(len(each["hosts"]) for each in gold),
        )
        self.score.add("eng_participants", there, len(offered_all), len(wanted_all))
        self.score.add("spoke_for", spoke, _with_org(offered_all), _with_org(wanted_all))

    def _names_key(self, key: str, name: str) -> float:
        return float(is_named(self.by_key.get(key), name))

    def count_quotes(self) -> None:
        gold = [each for each in self.gold["quotes"] if each["kind"] == "direct"]
        proposed = [each for each in self._list("quotes") if each.get("kind", "direct") == "direct"]
        found = pairs(gold, proposed, lambda a, b: _at_least(overlap(a["span"], b["span"]), 0.9))
        self.score.add("quotes", len(found), len(proposed), len(gold))
        right = sum(
            self._same_speaker(gold[one]["speaker"], proposed[two].get("speaker")) for one, two in found.items()
        )
        self.score.add("quote+speaker", right, len(proposed), len(gold))

    def _same_speaker(self, key: str | None, name: str | None) -> bool:
        return not name if key is None else is_named(self.by_key.get(key), name)

    def count_traps(self) -> None:
        for trap in self.gold["must_not"]:
            self.score.trap_count += 1
            if any(_steps_into(trap["span"], span) for span in self._spans(trap["field"])):
                self.score.traps.append(f"{self.gold['id']}: {trap['text']}")

    def _spans(self, name: str) -> Iterable[Sequence[int]]:
        if name == "contact":
            offered = self.proposed.get("contact")
            return [offered["span"]] if offered else []
        if name in ("people", "organisations"):
            return [span for each in self._list(name) for span in each.get("mentions", [])]
        return [each.get("span") or each["anchor"] for each in self._list(name)]


def _at_least(value: float, bar: float) -> float:
    return value if value >= bar else 0.0


def _engagement_likeness(gold: dict[str, Any], proposed: dict[str, Any]) -> float:
    start, end = proposed["anchor"]
    if not any(first <= (start + end) / 2 <= last for first, last in gold["scope"]):
        return 0.0
    touches = overlap(gold["anchor"], (start, end)) > 0
    return 1 + (proposed.get("kind") == gold["kind"]) + touches + 0.1 * overlap(gold["scope"][0], (start, end))


def _same_days(gold: dict[str, Any] | None, proposed: dict[str, Any] | None) -> bool:
    if not gold or not proposed:
        return False
    return (gold["start"], gold["end"]) == (proposed["start"], proposed.get("end") or proposed["start"])


def _present(engagement: dict[str, Any]) -> list[Any]:
    return [each for each in engagement["participants"] if each["part"] != "apologies"]


def _with_org(participants: list[Any]) -> int:
    return sum(bool(each.get("org")) for each in participants)


def _steps_into(trap: Sequence[int], span: Sequence[int]) -> bool:
    return overlap(trap, span) > 0.5 or (trap[0] <= span[0] and span[1] <= trap[1])


def score_directory(gold: Path, proposed: Path, only: Sequence[str] = ()) -> Score:
    """Return the score over every case of a directory, or of those named."""
    score = Score()
    for path in sorted(gold.glob("*.json")):
        if only and path.stem not in only:
            continue
        prediction = proposed / path.name
        answer = json.loads(prediction.read_text(encoding="utf-8")) if prediction.exists() else {}
        Case(json.loads(path.read_text(encoding="utf-8")), answer, score).count()
    return score


def main(arguments: list[str]) -> int:
    score = score_directory(Path(arguments[0]), Path(arguments[1]), arguments[2:])
    print(f"{'field':18} {'P':>6} {'R':>6} {'F1':>6} {'gold':>5}")
    for name, tally in score.fields.items():
        print(f"{name:18} {tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f} {tally.wanted:5}")
    print(f"traps {len(score.traps)} of {score.trap_count}", *score.traps, sep="\n  ")
    print("core mean F1", round(score.core, 3))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
