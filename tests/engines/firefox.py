"""Firefox, with a record of what its pages asked for and of what went wrong in them."""

import json
import subprocess
import time
from contextlib import contextmanager

from selenium import webdriver
from selenium.webdriver.firefox.options import Options

from tests.engines.marionette import Marionette

SECONDS_TO_START = 60
# The browser's own affairs stay at home: whatever is not on this machine goes to a closed door.
PREFERENCES = {
    "marionette.port": 0,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}
LISTEN = """
globalThis.asked = [];
globalThis.faults = [];
const ofAPage = told => subject => {
  const channel = subject.QueryInterface(Ci.nsIHttpChannel);
  if (channel.loadInfo.browsingContextID) told(channel);
};
Services.obs.addObserver(
  ofAPage(channel => asked.push(channel.URI.spec)), "http-on-modify-request");
Services.obs.addObserver(ofAPage(channel => {
  if (channel.responseStatus >= 400 && !channel.isMainDocumentChannel)
    faults.push(`${channel.responseStatus}: ${channel.URI.spec}`);
}), "http-on-examine-response");
Services.console.registerListener({ observe(message) {
  if (message instanceof Ci.nsIScriptError
      && !(message.flags & Ci.nsIScriptError.warningFlag)
      && !/^(chrome|resource|moz-extension):/.test(message.sourceName))
    faults.push(String(message));
}});
"""


@contextmanager
def firefox(folder):
    """A driver of a new Firefox, and a function that returns what was asked for and the faults."""
    profile = folder / "profile"
    profile.mkdir()
    (profile / "user.js").write_text(
        "".join(
            f'user_pref("{name}", {json.dumps(value)});\n' for name, value in PREFERENCES.items()
        )
    )
    with (folder / "firefox.txt").open("wb") as log:
        process = subprocess.Popen(
            ["firefox-esr", "--headless", "--no-remote", "--profile", profile, "--marionette",
             "--remote-allow-system-access"],
            stdout=log, stderr=log,
        )  # fmt: skip
    try:
        marionette = Marionette(_port(profile / "MarionetteActivePort"))
        driver = webdriver.Remote(marionette, options=Options())
        _in_browser(marionette, LISTEN)
        yield driver, lambda: _in_browser(marionette, "return [asked, faults]")
        marionette.close()
    finally:
        process.kill()
        process.wait()


def _port(file):
    deadline = time.monotonic() + SECONDS_TO_START
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < deadline, "Firefox did not start."
        time.sleep(0.05)
    return int(file.read_text())


def _in_browser(marionette, script):
    """Run a script with the rights of the browser itself."""
    marionette.ask("Marionette:SetContext", {"value": "chrome"})
    answer = marionette.ask(
        "WebDriver:ExecuteScript",
        {"script": script, "args": [], "newSandbox": False, "sandbox": "system"},
    )
    marionette.ask("Marionette:SetContext", {"value": "content"})
    return answer["value"]
