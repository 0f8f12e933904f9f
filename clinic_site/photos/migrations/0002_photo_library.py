import django.core.validators
from django.db import migrations, models


def describe_all(apps, schema_editor):
    # Going back: the older release holds only photos that have words or the tick.
    undescribed = apps.get_model("photos", "Photo").objects.filter(alt_text="")
    undescribed.update(is_decorative=True)


class Migration(migrations.Migration):
    dependencies = [
        ("photos", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="GonePhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=32, unique=True)),
                ("gone_at", models.DateTimeField(auto_now_add=True)),
                ("is_settled", models.BooleanField(default=False)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.AlterModelOptions(
            name="photo",
            options={"ordering": ["-created_at", "-pk"]},
        ),
        migrations.RemoveConstraint(
            model_name="photo",
            name="photo_has_alt_text_or_is_decorative",
        ),
        migrations.RunPython(migrations.RunPython.noop, describe_all),
        migrations.AddField(
            model_name="photo",
            name="caption",
            field=models.CharField(
                blank=True,
                help_text="Stands below the photo in a text. Never name a patient.",
                max_length=300,
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="claimed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="photo",
            name="credit",
            field=models.CharField(
                blank=True,
                help_text="Whose photo it is, such as “Photo: the clinic”.",
                max_length=120,
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="focal_x",
            field=models.PositiveSmallIntegerField(
                default=50,
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="focal point from the left, in percent",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="focal_y",
            field=models.PositiveSmallIntegerField(
                default=50,
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="focal point from the top, in percent",
            ),
        ),
        migrations.AddField(
            model_name="photo",
            name="renditions",
            field=models.CharField(blank=True, editable=False, max_length=40),
        ),
        migrations.AddField(
            model_name="photo",
            name="tone",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name="photo",
            name="file",
            field=models.FileField(
                help_text="JPEG, PNG, WebP, AVIF or HEIC, at most 20 megabytes. Place, camera and file name are removed.",
                upload_to="photos/",
                verbose_name="picture",
            ),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.CheckConstraint(
                condition=models.Q(("focal_x__lte", 100), ("focal_y__lte", 100)),
                name="photo_focal_point_is_inside",
            ),
        ),
    ]
