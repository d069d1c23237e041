"""Adding and renaming topics."""

from __future__ import annotations

from overture.foundation.access.viewer import Viewer
from overture.foundation.audit.operations import note, operation
from overture.foundation.history.operations import keep_changes
from overture.foundation.listing.operations import relist
from overture.foundation.records import values_of

from ..errors import TopicThere
from ..models import Topic
from .checks import check_may_edit, clean_local
from .subjects import find_or_add_topic, topic_called


@operation
def add_topic(*, name: dict[str, str], by: Viewer) -> Topic:
    """Add a topic with its name in one or more languages.

    Raises:
        NameMissing: when there is a name in no language.
        TopicThere: when a topic is called so already, in any language.
    """
    check_may_edit(by)
    name = clean_local(name)
    check_not_there(name)
    topic = find_or_add_topic(next(iter(name.values())), language=next(iter(name)), by=by)
    topic.name = name
    topic.save(update_fields=["name"])
    relist(topic)
    return topic


@operation
def rename_topic(topic: Topic, *, name: dict[str, str], version: int, by: Viewer) -> Topic:
    """Give a topic other names; its address stays.

    Raises:
        NameMissing: when there is a name in no language.
        StaleVersion: when somebody saved a newer version since.
        TopicThere: when another topic is called so already.
    """
    check_may_edit(by)
    name = clean_local(name)
    check_not_there(name, but=topic)
    before = values_of(topic, ("name",))
    topic.claim_version(version)
    topic.name = name
    topic.save(update_fields=["name"])
    keep_changes(topic, before, by=by)
    note("change", topic, by=by)
    relist(topic)
    return topic


def check_not_there(name: dict[str, str], *, but: Topic | None = None) -> None:
    """Refuse a name that another topic has."""
    for text in name.values():
        other = topic_called(text)
        if other is not None and (but is None or other.pk != but.pk):
            raise TopicThere(text)
