"""Scores pairs with nomenklatura's logic-v2, in a Python of its own where that is installed.

Reads lines of kind, name, name apart by tabs; writes one JSON object with the scores and the processor seconds.
"""

import json
import sys
import time

from followthemoney import model
from nomenklatura.matching.logic_v2.model import LogicV2

SCHEMA = {"person": "Person", "organisation": "Organization"}


def _entity(schema, number, name):
    return model.get_proxy({"id": f"name-{number}", "schema": schema, "properties": {"name": [name]}})


def main():
    """Scores every line; every name has an id of its own because logic-v2 caches by id."""
    config = LogicV2.default_config()
    pairs = [line.rstrip("\n").split("\t") for line in sys.stdin]
    LogicV2.compare(_entity("Person", "a", "Ann Elstow"), _entity("Person", "b", "Anne Elstow"), config)
    entities = [(_entity(SCHEMA[k], f"{n}a", a), _entity(SCHEMA[k], f"{n}b", b)) for n, (k, a, b) in enumerate(pairs)]
    started = time.process_time()
    scores = [LogicV2.compare(a, b, config).score for a, b in entities]
    json.dump({"seconds": time.process_time() - started, "scores": scores}, sys.stdout)


if __name__ == "__main__":
    main()
