"""Help texts have the comma before the last of three."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("photos", "0002_photo_library"),
    ]

    operations = [
        migrations.AlterField(
            model_name="photo",
            name="file",
            field=models.FileField(
                help_text="JPEG, PNG, WebP, AVIF, or HEIC, at most 20 megabytes. Place, camera, and file name are removed.",
                upload_to="photos/",
                verbose_name="picture",
            ),
        ),
    ]
