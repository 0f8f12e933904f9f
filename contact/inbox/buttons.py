"""The buttons above a request: each fills in a field and saves what else was typed with it."""

from dataclasses import dataclass

from contact.models import ConsultationRequest

Stage = ConsultationRequest.Stage


@dataclass(frozen=True)
class Button:
    name: str
    label: str
    done: str  # said when it was pressed


CONTACTED = Button("_contacted", "Mark contacted", "Marked as contacted.")
LEFT = Button(
    "_left", "Left a message", "Noted that you left a message. The clock counts anew from now on."
)
MINE = Button("_mine", "Assign to me", "Assigned to you.")
NOT_SPAM = Button(
    "_not_spam", "Not spam", "Marked as not spam: what would have been sent is sent now."
)
ALL = (CONTACTED, LEFT, MINE, NOT_SPAM)


def offered(request, consultation: ConsultationRequest) -> list[Button]:
    """The buttons that would change something."""
    is_unanswered = consultation.stage in consultation.UNANSWERED
    is_mine = consultation.assignee_id == request.user.pk
    wanted = {
        NOT_SPAM: consultation.is_suspected_spam,
        CONTACTED: is_unanswered,
        LEFT: is_unanswered,
        MINE: not is_mine,
    }
    return [button for button, is_wanted in wanted.items() if is_wanted]


def pressed(request) -> Button | None:
    return next((button for button in ALL if button.name in request.POST), None)


def filled_in(request):
    """The form's fields as they were sent, with what the button fills in."""
    fields = request.POST.copy()
    if pressed(request) == CONTACTED:
        fields["stage"] = Stage.CONTACTED
    if pressed(request) == LEFT:
        fields["stage"] = Stage.LEFT_MESSAGE
    if pressed(request) == MINE:
        fields["assignee"] = request.user.pk
    return fields
