"""The page of the keys that staff may press instead of a button."""

from django.contrib import admin
from django.template.response import TemplateResponse

GROUPS = {
    "In the form of a page, also while you write": {
        "Ctrl S": "Save the draft and stay",
        "Ctrl Enter": "Publish, where your account may; at a planned time, plan",
        "Ctrl Shift P": "Save and preview",
    },
    "In a text": {
        "Ctrl B": "Bold",
        "Ctrl I": "Italic",
        "Ctrl K": "Link",
        "Ctrl Z": "Take the last step back",
        "Ctrl Y": "Take it again",
        "Ctrl Shift V": "Paste words alone",
        "Alt F10": "Go to the buttons above the text; Esc leads back",
        "Esc": "Close a window of the editor",
    },
    "In the calendar, on an entry": {
        "Shift and an arrow": "Aim at another day",
        "Enter": "Move it there",
        "Esc": "Let it be",
    },
    "Where something is chosen": {
        "Arrow down, arrow up": "Go through what there is",
        "Enter": "Choose it",
        "Esc": "Close the list",
    },
}


def keys(request):
    context = {
        **admin.site.each_context(request),
        "title": "Keys",
        "groups": [(place, found.items()) for place, found in GROUPS.items()],
    }
    return TemplateResponse(request, "admin/keys.html", context)
