from django.db import migrations


class Migration(migrations.Migration):
    # They held each name that somebody typed, and now and then a password was typed as one. With them
    # goes the note that they were made: a version that needs them makes them anew.
    dependencies = [("access", "0003_known_devices_and_wrong_tries")]

    operations = [
        migrations.RunSQL(statement, migrations.RunSQL.noop)
        for statement in (
            "DROP TABLE IF EXISTS axes_accessattemptexpiration",
            "DROP TABLE IF EXISTS axes_accessattempt",
            "DROP TABLE IF EXISTS axes_accessfailurelog",
            "DROP TABLE IF EXISTS axes_accesslog",
            "DELETE FROM django_migrations WHERE app = 'axes'",
        )
    ]
