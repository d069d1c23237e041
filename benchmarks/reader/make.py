"""Make the labelled cases: each ``sources/NN.yml`` (a text and what a careful reader finds in it) becomes
``cases/NN.txt`` and ``cases/NN.json`` in the form ``reader-gold/1``; the same in ``unseen``, whose texts are scored
once before any rule is mended on them.

A source names words, never offsets: this script finds them and stops when a word is not in the text. ``words#2`` means
the second place they stand; ``first words ... last words`` means the passage between and with them. An entity's
mentions are all places its forms stand, longest form first, less those listed under ``not``.

usage: make.py [--check]   (--check changes nothing and fails when a case is not up to date)
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SETS = (HERE, HERE / "unseen")
"""Folders with ``sources`` and ``cases``."""


def find(text: str, words: str) -> list[int]:
    """Return the span of some words, ``words#2`` or ``head ... tail``."""
    if " ... " in words:
        head, tail = words.split(" ... ")
        start = find(text, head)
        at = text.find(tail, start[1])
        if at < 0:
            raise SystemExit(f"not in the text after {head!r}: {tail!r}")
        return [start[0], at + len(tail)]
    words, _, number = words.partition("#")
    at = -1
    for _ in range(int(number or 1)):
        at = text.find(words, at + 1)
        if at < 0:
            raise SystemExit(f"not in the text: {words!r} (place {number or 1})")
    return [at, at + len(words)]


def mentions(text: str, entities: list[dict[str, Any]]) -> dict[str, list[list[int]]]:
    """Return every entity's mentions: longest forms first, none inside another."""
    taken: list[list[int]] = []
    found: dict[str, list[list[int]]] = {each["key"]: [] for each in entities}
    forms = [
        (form, each) for each in entities for form in {each["name"], *each.get("aliases", ()), *each.get("forms", ())}
    ]
    for form, entity in sorted(forms, key=lambda pair: (-len(pair[0]), pair[0])):
        refused = [find(text, words) for words in entity.get("not", ())]
        before = r"(?<!\w)(?:[وفبلك]|[והבלכמש])?" if re.match(r"[\u0590-\u06ff]", form) else r"(?<!\w)"
        for match in re.finditer(rf"{before}({re.escape(form)})(?!\w)", text):
            span = list(match.span(1))
            if span in refused or any(span[0] < end and start < span[1] for start, end in taken):
                continue
            taken.append(span)
            found[entity["key"]].append(span)
    return {key: sorted(spans) for key, spans in found.items()}


def entity_gold(source: dict[str, Any], spans: list[list[int]], *, person: bool) -> dict[str, Any]:
    gold = {"key": source["key"], "name": source["name"], "aliases": source.get("aliases", [])}
    gold |= {"org": source.get("org"), "role": source.get("role")} if person else {"kind": source["kind"]}
    return gold | {"mentions": spans, "directory_id": source.get("id")}


def engagement_gold(text: str, source: dict[str, Any], key: str) -> dict[str, Any]:
    when = source.get("date")
    date = when and {
        "start": str(when["start"]),
        "end": str(when.get("end", when["start"])),
        "precision": when.get("precision", "day"),
        "phrase": find(text, when["phrase"]),
    }
    return {
        "key": key,
        "kind": source["kind"],
        "status": source.get("status", "held"),
        "anchor": find(text, source["anchor"]),
        "scope": [find(text, words) for words in source["scope"]],
        "date": date,
        "participants": [
            dict(zip(("person", "part", "org"), (*each, None)[:3], strict=True)) for each in source.get("who", ())
        ],
        "organisations": source.get("organisations", []),
        "hosts": source.get("hosts", []),
        "venue": None,
        "topic": None,
        "confidentiality": source.get("confidentiality", "unstated"),
    }


def quote_gold(text: str, source: dict[str, Any], key: str) -> dict[str, Any]:
    start, end = find(text, source["words"])
    return {
        "key": key,
        "kind": source.get("kind", "direct"),
        "span": [start, end],
        "text": text[start:end],
        "speaker": source.get("speaker"),
        "engagement": source.get("engagement"),
    }


def gold(name: str, source: dict[str, Any]) -> dict[str, Any]:
    """Return the whole gold of a case."""
    text = source["text"]
    people, organisations = source.get("people", []), source.get("organisations", [])
    spans = mentions(text, [*people, *organisations])
    contact = source.get("contact")
    return {
        "format": "reader-gold/1",
        "id": name,
        "genre": source["genre"],
        "lang": source["lang"],
        "document_date": str(source["document_date"]),
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "directory": source.get("directory", {"people": [], "organisations": []}),
        "organisations": [entity_gold(each, spans[each["key"]], person=False) for each in organisations],
        "people": [entity_gold(each, spans[each["key"]], person=True) for each in people],
        "engagements": [
            engagement_gold(text, each, f"E{place}") for place, each in enumerate(source.get("engagements", ()), 1)
        ],
        "asks": [
            {
                "key": f"A{place}",
                "span": find(text, each["words"]),
                "engagement": each.get("engagement"),
                "by": each.get("by", []),
                "to": each.get("to", []),
            }
            for place, each in enumerate(source.get("asks", ()), 1)
        ],
        "quotes": [quote_gold(text, each, f"Q{place}") for place, each in enumerate(source.get("quotes", ()), 1)],
        "initiatives": [
            {"name": each["words"].partition("#")[0], "span": find(text, each["words"]), "org": each.get("org")}
            for each in source.get("initiatives", ())
        ],
        "moments": [
            {"name": words.partition("#")[0], "span": find(text, words)} for words in source.get("moments", ())
        ],
        "contact": contact
        and {"span": find(text, contact["words"]), "person": contact.get("person"), "email": contact["email"]},
        "must_not": [
            {"span": find(text, each["words"]), "text": each["words"], "field": each["field"], "why": each["why"]}
            for each in source.get("must_not", ())
        ],
    }


def main(arguments: list[str]) -> int:
    stale = [name for folder in SETS for name in made(folder, check="--check" in arguments)]
    print(f"{len(stale)} files {'stale' if '--check' in arguments else 'written'}", *stale)
    return int(bool(stale) and "--check" in arguments)


def made(folder: Path, *, check: bool) -> list[str]:
    """Write what is not up to date in a set, or only name it."""
    stale = []
    cases = folder / "cases"
    cases.mkdir(exist_ok=True)
    for path in sorted((folder / "sources").glob("*.yml")):
        source = yaml.safe_load(path.read_text(encoding="utf-8"))
        wanted = {
            cases / f"{path.stem}.txt": source["text"],
            cases / f"{path.stem}.json": json.dumps(gold(path.stem, source), ensure_ascii=False, indent=1) + "\n",
        }
        for target, content in wanted.items():
            if not target.exists() or target.read_text(encoding="utf-8") != content:
                stale.append(target.name)
                if not check:
                    target.write_text(content, encoding="utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
