from django.db import migrations

# What patients type, beside the words of the clinic's pages; staff change them as they like.
GROUPS = (
    "testosterone, TRT, low T, testosterona",
    "hormones, hormone replacement, hormone therapy, HRT, BHRT, hormonas",
    "CRPS, complex regional pain syndrome, RSD, síndrome de dolor regional complejo",
    "injection, injections, shot, shots, inyección, inyecciones",
    "infusion, IV, drip, infusión, suero",
    "ketamine, ketamina",
    "depression, depressed, depresión",
    "chronic pain, dolor crónico",
    "pain, dolor",
    "menopause, perimenopause, hot flashes, menopausia, sofocos",
    "knee, knees, rodilla, rodillas",
    "joint, joints, arthritis, articulaciones, artritis",
    "scar, scars, cicatriz, cicatrices",
    "acne scars, cicatrices de acné",
    "skin, piel",
    "stem cell, stem cells, células madre",
    "body contouring, liposuction, lipo, fat removal",
    "microneedling, RF microneedling, Morpheus8",
    "cost, costs, price, prices, fee, fees, precio, precios, costo, cuesta",
    "insurance, seguro, aseguranza",
    "side effects, risks, efectos secundarios, riesgos",
    "Spanish, español",
)


def write(apps, schema_editor):
    rows = apps.get_model("search", "WordGroup").objects
    rows.bulk_create(rows.model(words=words) for words in GROUPS)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_index_of_the_database")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
