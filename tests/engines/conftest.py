"""A window of each engine on the running site, which has nothing to complain of at the end."""

import shutil
import subprocess

import pytest

from tests.browser.conftest import make_site, site
from tests.engines.browser import Browser
from tests.engines.firefox import firefox
from tests.engines.webkit import PYTHON, webkit

__all__ = ["make_site", "site"]
PACKAGES = {"WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb", "firefox-esr": "firefox-esr"}
BINDINGS = [PYTHON, "-c", "import gi; gi.require_version('WebKit2', '4.1')"]


@pytest.fixture(scope="session", autouse=True)
def _both_engines_are_here():
    missing = [name for program, name in PACKAGES.items() if not shutil.which(program)]
    if subprocess.run(BINDINGS, check=False, capture_output=True).returncode:
        missing += ["python3-gi", "gir1.2-webkit2-4.1"]
    assert not missing, f"An engine is missing. On Debian: apt install {' '.join(missing)}"


@pytest.fixture(params=[webkit, firefox], ids=lambda engine: engine.__name__)
def window(request, site, tmp_path):
    """A browser that nobody has used before."""
    with request.param(tmp_path) as (driver, tell):
        yield Browser(driver, tell, site.url)


@pytest.fixture
def browser(window):
    """One in which no page may report a fault or ask another host."""
    yield window
    assert window.faults == []
    assert window.foreign_requests == []


@pytest.fixture
def engine(request):
    """The name of the engine at hand."""
    return request.node.callspec.id
