"""How the admin writes days and times by itself: as `moments` does, and never with seconds."""

DATE_FORMAT = SHORT_DATE_FORMAT = "F j, Y"
TIME_FORMAT = "P"
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = "F j, Y, P"
# The first is what Django's calendar and clock write into a field. What a field reads, and how it
# shows again what it holds, says `time_fields`.
DATE_INPUT_FORMATS = ["%m/%d/%Y"]
TIME_INPUT_FORMATS = ["%I:%M %p"]
