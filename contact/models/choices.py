"""What a request can be: how far it is, how somebody wants to be answered, and what was noticed."""

from django.db import models


class Stage(models.TextChoices):
    NEW = "new", "New"
    LEFT_MESSAGE = "left_message", "Left a message"
    CONTACTED = "contacted", "Contacted"
    BOOKED = "booked", "Booked"
    CLOSED = "closed", "Closed"
    NOT_SUITABLE = "not_suitable", "Not suitable"
    SPAM = "spam", "Spam"


class PreferredWay(models.TextChoices):
    ANY = "any", "Either way"
    TELEPHONE = "telephone", "Phone call"
    EMAIL = "email", "Email"


class PreferredTime(models.TextChoices):
    ANY = "any", "Any time"
    MORNING = "morning", "Morning"
    MIDDAY = "midday", "Around noon"
    AFTERNOON = "afternoon", "Afternoon"


class VoicemailOrText(models.TextChoices):
    """What may be left where somebody else may hear or read it; the first was never asked."""

    NOT_ASKED = "", "not asked about voicemail or texts"
    NONE = "none", "No, please speak with me alone"
    VOICEMAIL = "voicemail", "You may leave a voicemail"
    TEXT = "text", "You may text me"
    EITHER = "either", "You may do either"


# The same for staff, beside the phone number.
VOICEMAIL_OR_TEXT = {
    VoicemailOrText.NOT_ASKED: "Nobody asked whether to leave a voicemail or to text.",
    VoicemailOrText.NONE: "Leave no voicemail and do not text.",
    VoicemailOrText.VOICEMAIL: "A voicemail is fine; do not text.",
    VoicemailOrText.TEXT: "A text is fine; leave no voicemail.",
    VoicemailOrText.EITHER: "A voicemail or a text is fine.",
}


class Urgency(models.TextChoices):
    NONE = "", "–"
    TREATMENT = "treatment", "Asks about a treatment with the crisis line"
    WORDS = "words", "Speaks of suicide or self-harm"


class Suspicion(models.TextChoices):
    NONE = "", "–"
    HONEYPOT = "honeypot", "A field that people do not see was filled in"
    # By itself neither sets anybody apart any more; older requests say so.
    SPEED = "speed", "Sent sooner than a person can type"
    MANY = "many", "Many requests came from the same connection"
    CONTENT = "content", "The message reads like an advertisement"


# What stands before a request that is not like others, and why.
MARKS = {
    Urgency.WORDS: ("Urgent", "suicide or self-harm"),
    Urgency.TREATMENT: ("Careful", "treatment with the crisis line"),
}
