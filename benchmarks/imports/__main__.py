"""Import of a 10,000-row sheet with 40 planted errors into an empty desk, and the same file once more.

Prints rows a second, seconds and peak memory of the whole process, beside one `add_person` a row (the way that the desk
takes for one person). Fails when an error is not named at its row, or the work or memory is over the bar of the issue.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROWS, WRONG = 10_000, 40
MOST_SECONDS, MOST_MEGABYTES = 30.0, 300
ONE_BY_ONE = 300


def main() -> int:
    """Measure in a desk of its own; 1 when the bar is missed."""
    with tempfile.TemporaryDirectory() as home:
        if not os.environ.get("DATABASE_URL"):
            os.environ["OVERTURE_HOME"] = str(Path(home))
        from overture.cli.desk import open_desk, prepare

        open_desk()
        prepare()
        return measure()


def measure() -> int:
    """Put in, confirm, and the same again."""
    from benchmarks.imports.sheets import people_sheet
    from overture.exchange.operations import report_of
    from overture.foundation.access import Viewer

    by = Viewer.system()
    sheet = people_sheet(ROWS, wrong=WRONG)
    worked = time.process_time()
    job, first, seconds = imported(sheet.content, by)
    worked = time.process_time() - worked
    named = {one.row: one.heading for one in report_of(job)} == sheet.wrong
    _job, second, again = imported(sheet.content, by)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    slow = one_by_one(by)
    print(f"first run   {first.new} in, {first.wrong} named by row   {seconds:5.1f} s   {ROWS / seconds:6.0f} rows/s")
    print(f"of that     {worked:5.1f} s of this process's own work; the rest waited for a busy machine or the database")
    print(f"second run  {second.new + second.changed} changed, {second.same} the same   {again:5.1f} s")
    print(f"one by one  {slow:6.0f} rows/s: the sheet is {ROWS / seconds / slow:.1f} x as fast")
    print(f"peak memory {peak:5.0f} MB")
    is_right = named and first.new == ROWS - WRONG and not second.new + second.changed
    return 0 if is_right and worked < MOST_SECONDS and peak < MOST_MEGABYTES else 1


def imported(content: bytes, by: Any) -> tuple[Any, Any, float]:
    """The file put in, planned once for its preview as a person would see it, and confirmed."""
    from overture.exchange.models import SheetKind
    from overture.exchange.operations import import_rows, plan_of, put_in

    started = time.perf_counter()
    job = put_in(content, file_name="contacts.csv", kind=SheetKind.PEOPLE, by=by)
    plan_of(job, by=by)
    counts = import_rows(job, version=job.version, by=by)
    return job, counts, time.perf_counter() - started


def one_by_one(by: Any) -> float:
    """People a second when each is added by hand, with one post and no contact point."""
    from overture.directory.given import PostGiven
    from overture.directory.models import Organisation
    from overture.directory.operations import add_person

    organisation = Organisation.objects.first()
    started = time.perf_counter()
    for number in range(ONE_BY_ONE):
        add_person(name=f"Zed {number}", standing="stakeholder", post=PostGiven(organisation, "Adviser"), by=by)
    return ONE_BY_ONE / (time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
