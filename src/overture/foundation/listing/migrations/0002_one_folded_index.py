"""The listing with the scopes as words of one folded index, numbered in the order of the records' days.

The rows are made from the records and left out here: `overture relist` makes them. A later migration that makes the
table of entries anew on SQLite has to make these triggers again.
"""

from __future__ import annotations

from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE listing_index USING fts5(words, content='listing_listingentry', content_rowid='id', "
    "tokenize=\"unicode61 remove_diacritics 0 tokenchars ':_-'\", detail=none, prefix='4')",
    "CREATE TRIGGER listing_index_insert AFTER INSERT ON listing_listingentry BEGIN "
    "INSERT INTO listing_index(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER listing_index_delete AFTER DELETE ON listing_listingentry BEGIN "
    "INSERT INTO listing_index(listing_index, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER listing_index_update AFTER UPDATE OF id, words ON listing_listingentry BEGIN "
    "INSERT INTO listing_index(listing_index, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO listing_index(rowid, words) VALUES (new.id, new.words); END",
)
POSTGRESQL = (
    "CREATE INDEX listing_index ON listing_listingentry "
    "USING gin (array_to_tsvector(string_to_array(words, ' ')))",
)


def make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)
    if schema_editor.connection.vendor == "sqlite":
        import sqlite3

        if sqlite3.sqlite_version_info >= (3, 42):
            schema_editor.execute("INSERT INTO listing_index(listing_index, rank) VALUES ('secure-delete', 1)")


def drop_index(apps, schema_editor):
    kind = "TABLE" if schema_editor.connection.vendor == "sqlite" else "INDEX"
    schema_editor.execute(f"DROP {kind} listing_index")


class Migration(migrations.Migration):
    dependencies = [("listing", "0001_initial")]

    operations = [
        migrations.DeleteModel(name="ListingScope"),
        migrations.DeleteModel(name="ListingEntry"),
        migrations.CreateModel(
            name="ListingEntry",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("record_id", models.CharField(max_length=64)),
                ("tier", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=300)),
                ("words", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "record_id", "tier"), name="listing_one_telling")
                ],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
