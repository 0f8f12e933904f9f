"""What the front desk meets in its inbox."""

INBOX = "/admin/contact/consultationrequest/"
# What a visitor wrote, each word found nowhere else.
WORDS = {
    "name": "Marigold O’Sample",
    "email": "marigold@example.com",
    "telephone": "+17272301439",
    "message": "Hollyhock hurts",
}
