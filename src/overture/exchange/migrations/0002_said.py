from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='importedrow',
            name='said',
            field=models.CharField(default='', max_length=64),
            preserve_default=False,
        ),
    ]
