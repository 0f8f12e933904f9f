"""A window of WebKit that a driver drives and that prints what its pages ask for and complain of.

Debian's MiniBrowser would do but for one thing: while it is driven, its console is silent. It runs
on Debian's own Python, which has the bindings: `webkit_window.py FOLDER`.
"""

import os
import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")

from gi.repository import Gtk, WebKit2  # noqa: E402 -- after their versions are named

NAME = "MiniBrowser"  # what the driver asks for


def open_window(folder):
    # Not a private one: those say nothing on the console.
    data = WebKit2.WebsiteDataManager(
        base_data_directory=str(folder), base_cache_directory=str(folder)
    )
    context = WebKit2.WebContext(website_data_manager=data)
    view = WebKit2.WebView(
        web_context=context,
        is_controlled_by_automation=True,
        settings=WebKit2.Settings(enable_write_console_messages_to_stdout=True),
    )
    view.connect("resource-load-started", tell_of_request)
    context.connect("automation-started", give_view, view)
    context.set_automation_allowed(True)
    window = Gtk.Window()
    window.add(view)
    window.show_all()


def tell_of_request(view, resource, request):
    sys.stderr.write(f"ASKED {request.get_uri()}\n")
    resource.connect("finished", tell_of_answer, view)


def tell_of_answer(resource, view):
    response = resource.get_response()
    is_page = resource == view.get_main_resource()
    if not is_page and response and response.get_status_code() >= 400:
        sys.stderr.write(f"REFUSED {response.get_status_code()}: {resource.get_uri()}\n")


def give_view(context, session, view):
    application = WebKit2.ApplicationInfo()
    application.set_name(NAME)
    session.set_application_info(application)
    session.connect("create-web-view", lambda _session: view)


folder = Path(sys.argv[1])
with (folder / "console.txt").open("wb") as console:
    os.dup2(console.fileno(), sys.stderr.fileno())  # for the processes of its pages, too
open_window(folder)
Gtk.main()
