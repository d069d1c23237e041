"""Who and what was there already was right, as far as anybody knows, on the day when it was last written."""

from django.db import migrations
from django.db.models.functions import TruncDate


def take_the_day(apps, schema_editor):
    """Sets the day of each row to that of its last change."""
    for model in ("Person", "ContactPoint"):
        apps.get_model("directory", model).objects.update(checked_on=TruncDate("changed_at"))


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_bodies")]

    operations = [migrations.RunPython(take_the_day, migrations.RunPython.noop, elidable=True)]
