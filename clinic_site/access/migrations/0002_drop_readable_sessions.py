from django.db import migrations


class Migration(migrations.Migration):
    # Django's own table held the keys themselves; whoever is signed in signs in once more.
    dependencies = [("access", "0001_sessions")]

    operations = [
        migrations.RunSQL("DROP TABLE IF EXISTS django_session", migrations.RunSQL.noop),
    ]
