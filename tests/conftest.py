"""What every test may ask for: staff of each group, and a site whose files are its own."""

import ipaddress
import signal
import sys

import pytest
from django.contrib.auth.models import Group
from pytest_django.plugin import blocking_manager_key

from clinic_site.clinic.models import MenuItem
from tests.databases import database_of
from tests.factories import UserFactory

MENU = pytest.StashKey[list]()


def _stay_on_this_machine(event, arguments):
    """Refuse every connection that would leave the machine."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise RuntimeError(f"A test tried to reach {host}: tests talk to loopback only.")


sys.addaudithook(_stay_on_this_machine)


@pytest.hookimpl(trylast=True)  # after pytest-randomly, whose order stays within each of the three
def pytest_collection_modifyitems(items):
    """A browser's tests come first, then what is slow: at the end no processor waits for another.

    Together, for a browser ends with the last test of its folder, and starts anew with the next.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path.parent.name != "browser", item.path not in slow))


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, tmp_path_factory):
    """Each process has a copy of a database that was migrated once, instead of its own migrating."""
    folder = tmp_path_factory.mktemp("database") / "data"
    with django_db_blocker.unblock(), database_of("migrated", folder):
        request.config.stash[MENU] = [_without_key(item) for item in MenuItem.objects.values()]
        django_db_blocker.block()
        yield
        django_db_blocker.restore()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Put back what a migration made, and what tests with real transactions empty at their end."""
    result = yield
    marker = item.get_closest_marker("django_db")
    is_emptied = marker is not None and marker.kwargs.get("transaction")
    # After the last one there is no database any more.
    if nextitem and (is_emptied or "transactional_db" in item.fixturenames):
        with item.config.stash[blocking_manager_key].unblock():
            if not MenuItem.objects.exists():  # a test that was skipped has emptied nothing
                MenuItem.objects.bulk_create(MenuItem(**row) for row in item.config.stash[MENU])
    return result


def _without_key(values):
    """Values of a row that takes the next key when it is put back: PostgreSQL counts its own way."""
    return {name: value for name, value in values.items() if name != "id"}


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Keep uploads of the tests in a folder of their own, and static names as they are."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()  # WhiteNoise warns where it is missing
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    # The real hash takes a fifth of a second each time, on purpose.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def _ctrl_c_reaches_us():
    """What was started in the background of a shell ignores it, and so does all that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def staff(db):
    """A function that makes a member of staff of a group: `staff("Editor")`."""

    def make(group, **fields):
        user = UserFactory(**fields)
        user.groups.add(Group.objects.get(name=group))
        return user

    return make


@pytest.fixture
def who_sees_no_pages(client):
    """The client, signed in as one of a group that the clinic made: an author's rights, without its own pages."""
    author = Group.objects.get(name="Author")
    group = Group.objects.create(name="Guest writer")
    group.permissions.set(author.permissions.exclude(codename="view_page"))
    user = UserFactory()
    user.groups.add(group)
    client.force_login(user)
    return client


@pytest.fixture
def client_of(client, staff):
    """A function that returns a client signed in as a member of a group."""

    def sign_in(group):
        client.force_login(staff(group))
        return client

    return sign_in
