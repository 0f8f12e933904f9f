"""What visitors agree to, word for word. A version that anybody has seen is never changed."""

CURRENT = "2026-11"
WORDINGS = {
    "2026-11": "The clinic may keep what I wrote here and contact me about it.",
}
