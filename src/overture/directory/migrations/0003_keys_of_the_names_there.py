"""The keys of the names that are there already."""

from django.db import migrations

from overture_names import lookup_keys


def write_keys(apps, schema_editor):
    """Writes the keys of every name, as `overture relist` does."""
    name_key = apps.get_model("directory", "NameKey")
    for kind, model in (("person", "Person"), ("organisation", "Organisation")):
        for party in apps.get_model("directory", model).objects.prefetch_related("names").iterator(chunk_size=200):
            names = [party.name, *(name.text for name in party.names.all())]
            keys = dict.fromkeys(key for name in names for key in lookup_keys(name, kind))
            name_key.objects.bulk_create(name_key(**{kind: party}, key=key) for key in keys)


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_name_keys")]

    operations = [migrations.RunPython(write_keys, migrations.RunPython.noop, elidable=True)]
