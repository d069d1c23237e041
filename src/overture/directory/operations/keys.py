"""Keeping the keys of names in step with the names."""

from __future__ import annotations

from ..keys import keys_of
from ..models import NameKey, Organisation, Person, Unexamined

BATCH = 200


def rekey(party: Person | Organisation) -> None:
    """Write the keys of one party's names anew, inside the verb that changed them; what stays is not touched.

    The worker compares the party with the others afterwards.
    """
    kept = set(party.name_keys.values_list("key", flat=True))
    wanted = keys_of(type(party).objects.get(pk=party.pk))
    party.name_keys.filter(key__in=kept.difference(wanted)).delete()
    missing = [NameKey(**{party.record_kind: party}, key=key) for key in wanted if key not in kept]
    NameKey.objects.bulk_create(missing, ignore_conflicts=True)
    to_examine = Unexamined(record_kind=party.record_kind, record_id=party.pk)
    Unexamined.objects.bulk_create([to_examine], ignore_conflicts=True)


def rebuild_name_keys() -> dict[str, int]:
    """Make all keys anew from the names.

    Returns:
        How many parties of each kind were read.
    """
    NameKey.objects.all().delete()
    return {model.record_kind: _rebuild(model) for model in (Person, Organisation)}


def _rebuild(model: type[Person] | type[Organisation]) -> int:
    ids = list(model.objects.values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        parties = model.objects.filter(pk__in=ids[start : start + BATCH]).prefetch_related("names")
        rows = [NameKey(**{model.record_kind: party}, key=key) for party in parties for key in keys_of(party)]
        NameKey.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)
        to_examine = [Unexamined(record_kind=model.record_kind, record_id=party.pk) for party in parties]
        Unexamined.objects.bulk_create(to_examine, ignore_conflicts=True)
    return len(ids)
