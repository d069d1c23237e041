"""The table of the keys of names."""

import django.db.models.deletion
from django.db import migrations, models

EITHER = models.Q(person__isnull=False, organisation__isnull=True) | models.Q(
    person__isnull=True, organisation__isnull=False
)


def owner(model):
    return models.ForeignKey(
        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="name_keys", to=model
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="NameKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=24)),
                ("organisation", owner("directory.organisation")),
                ("person", owner("directory.person")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=EITHER, name="name_key_of_one_party"),
                    models.UniqueConstraint(fields=("key", "person"), name="person_key_once"),
                    models.UniqueConstraint(fields=("key", "organisation"), name="organisation_key_once"),
                ]
            },
        ),
    ]
