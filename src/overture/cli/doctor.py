"""``overture doctor``: one word that says whether everything is all right, then the details."""

from __future__ import annotations

import json
from collections.abc import Sequence

from . import DID_NOT_WORK, DONE
from .desk import on_the_desk, parser_of


@on_the_desk
def main(arguments: Sequence[str]) -> int:
    parser = parser_of("doctor", "Say in one word whether everything is all right, then the details.")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    chosen = parser.parse_args(arguments)
    from .examination import examine

    findings = examine()
    is_well = all(finding.is_well for finding in findings)
    word = "well" if is_well else "unwell"
    if chosen.json:
        rows = [{"what": one.what, "well": one.is_well, "says": one.says} for one in findings]
        print(json.dumps({"state": word, "findings": rows}, ensure_ascii=False, indent=2))
    else:
        print(word)
        for one in findings:
            print(f"  {'ok ' if one.is_well else 'BAD'} {one.what}: {one.says}")
    return DONE if is_well else DID_NOT_WORK
