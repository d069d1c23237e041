"""Who takes things in, and who takes everything out.

An import writes the record, as coordinators do. The whole desk holds content, which an administrator may not see, and
accounts, which a coordinator may not see: it leaves with somebody who is both, or by the command line of whoever runs
the machine. What is restricted to others stays behind even then.
"""

from __future__ import annotations

from overture.foundation.access.viewer import Viewer

from .models import ImportJob


def is_the_desk(viewer: Viewer) -> bool:
    """The desk itself at work: a command on its own machine."""
    return "system" in viewer.scopes


def can_import(viewer: Viewer) -> bool:
    """Put files in, and see those that were put in."""
    return is_the_desk(viewer) or viewer.has_role("coordinator")


def can_see_import(viewer: Viewer, job: ImportJob) -> bool:
    """As `can_import`: a file belongs to the desk, not to whoever put it in."""
    return can_import(viewer)


def can_export(viewer: Viewer) -> bool:
    """Take the whole desk along, with the sealed values when they say so."""
    return is_the_desk(viewer) or (viewer.has_role("coordinator") and viewer.has_role("administrator"))
