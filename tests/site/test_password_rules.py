"""Which passwords are refused, and why: short ones, stolen ones in any disguise, and names of here."""

import random

import pytest
import time_machine
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from clinic_site.clinic.models import ClinicProfile
from tests.browser.server import STAFF
from tests.factories import ServiceFactory, TreatmentFactory, UserFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

GOOD = [
    "a long password", "an even longer password", "correct horse battery staple",
    "Ein Pferd frisst keinen Gurkensalat", "vRq7#kLm2x!pZ", "four quiet lamps in the snow",
    "ключ лежит под зелёным камнем", "🦉" * 3 + " owls in the old barn", "x" * 50 + "yz" * 25,
    STAFF[1],
]  # fmt: skip
STOLEN = [
    "password1234", "PassWord1234", "Password!!!!", "P@ssw0rd1234", "p455w0rd!!!!",
    "1234567890qwertyuiop", "1q2w3e4r5t6y", "qwertyuiop12", "$unsh1ne#4711", "dragonmonkey",
    "Dragon-Monkey", "dr4gon&M0nkey99", "dragon12monkey34", "sunshine password", "monkeymonkey",
    "passwordpasswordpassword", "aaaaaaaaaaaa", "ababababababab", "pässword1234", "4711!password",
    "ｐａｓｓｗｏｒｄ１２３４", "_________letmein", "iloveyou\N{ZERO WIDTH SPACE}4711!",
]  # fmt: skip


def refused(password, **options):
    """The codes of the rules that a password breaks."""
    try:
        validate_password(password, **options)
    except ValidationError as error:
        return [one.code for one in error.error_list]
    return []


@pytest.mark.parametrize("password", GOOD)
def test_a_long_password_of_ones_own_is_taken(password):
    assert refused(password) == []


def test_passwords_drawn_by_lot_as_the_first_start_makes_them_are_taken():
    drawn = random.Random(4711)
    passwords = [drawn.randbytes(12).hex() for _time in range(100)]

    with time_machine.travel("2101-06-01"):  # a year that is in none of them
        assert [one for one in passwords if refused(one)] == []


@pytest.mark.parametrize(
    ("password", "codes"),
    [("q" * 3 + "wzkvb" + "xjh", ["too_short"]), ("kettle birds " * 8, ["too_long"])],
)
def test_a_password_has_12_to_100_characters(password, codes):
    assert refused(password) == codes


def test_no_sign_must_be_in_it():
    assert refused("kettlebirdsofthemoor") == []
    assert refused("618033988749894848204586834") == []


@pytest.mark.parametrize("password", STOLEN)
def test_a_stolen_password_is_refused_in_every_disguise(password):
    assert refused(password) == ["known"]


@pytest.mark.parametrize(
    "password",
    ["the one of harborview", "H4rb0rview rocks", "welcome to Lake Tarn", "at-laketarn-we-care",
     "my brightglow is new", "Bright Glow is mine", "mesotherapy rocks", "M3S0THERAPY#forever",
     "jadestream is open!", "of the j-a-d-e stream"],
)  # fmt: skip
def test_no_password_names_the_clinic_its_town_or_a_treatment(password):
    ClinicProfile.objects.update_or_create(
        pk=ClinicProfile.get_solo().pk, defaults={"name": "Jade Stream MD", "city": "Lake Tarn"}
    )
    ServiceFactory(title="Harborview facial")
    TreatmentFactory(name="Brightglow")
    TreatmentFactory(name="Mesotherapy 3")

    assert refused(password) == ["name"]


def test_short_words_of_names_and_pages_that_nobody_sees_are_no_names():
    ClinicProfile.objects.update_or_create(
        pk=ClinicProfile.get_solo().pk, defaults={"name": "My Glow MD", "city": "Erie"}
    )
    ServiceFactory(title="Quartzlight", treatment=TreatmentFactory(name="Laser"), is_draft=True)

    assert refused("my own erie glow!") == []
    assert refused("quartzlight above") == []
    assert refused("l4ser above the sea") == ["name"]


@pytest.mark.parametrize(("year", "codes"), [
    (2026, []), (2027, ["year"]), (2028, ["year"]), (2029, ["year"]), (2030, []),
])  # fmt: skip
def test_the_year_is_in_no_password_nor_the_one_before_and_after(year, codes):
    with time_machine.travel("2028-06-01"):
        assert refused(f"kettle birds {year}") == codes


def test_the_year_is_the_clinics_own():
    with time_machine.travel("2029-01-01T03:00Z"):  # on New Year's Eve in Florida
        assert refused("kettle birds 2030") == []


def test_what_resembles_the_account_is_refused():
    robin = UserFactory.build(username="robin.kettlewell")

    assert refused("robin-kettlewell", user=robin) == ["password_too_similar"]


def test_a_password_of_a_megabyte_is_refused_at_once():
    # To read it in every way would take days, and this test with it.
    assert refused("kettle birds " * 100_000) == ["too_long"]


def test_who_sets_a_password_reads_the_reason_as_a_sentence(client):
    client.force_login(UserFactory(username="chief", is_superuser=True))
    typed = "P@ssw0rd1234"

    answer = client.post(
        "/admin/password_change/",
        {"old_password": "a long password", "new_password1": typed, "new_password2": typed},
    )

    page = words(read(answer, strict=False))
    assert "Whoever guesses passwords tries this one early" in page
    assert "At least 12 characters." in page
    assert typed not in answer.content.decode()
