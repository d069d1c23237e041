from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    """The rate limits of signing in need a cache that all processes share: a table."""
    call_command("createcachetable", "overture_cache", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
