"""What went wrong with an email, in words for the front desk; never in the server's own."""

import smtplib
import socket
import ssl

from clinic_site.encryption.keys import WrongKeyError

from .time_limit import TooSlowError


class BadAddressError(ValueError):
    """The recipient's address is none that mail can be sent to."""


FINAL = 500  # SMTP codes from here on say "never", those below "later"
LATER = "The mail server asks to try again later."
# From the special to the general: the first that fits is said.
SENTENCES = [
    (WrongKeyError, "The address cannot be read: the key that encrypted it is missing."),
    (BadAddressError, "The recipient's address is not one that mail can be sent to."),
    (TooSlowError, "The mail server took too long."),
    (ssl.SSLCertVerificationError, "The mail server's certificate is not valid."),
    (ssl.SSLError, "No safe connection to the mail server could be made."),
    (smtplib.SMTPNotSupportedError, "The mail server does not offer a safe connection."),
    (smtplib.SMTPAuthenticationError, "The mail server refuses the site's name or password."),
    (smtplib.SMTPRecipientsRefused, "The mail server does not accept the recipient's address."),
    (smtplib.SMTPSenderRefused, "The mail server does not accept the site's address."),
    (smtplib.SMTPDataError, "The mail server does not accept the message."),
    (smtplib.SMTPServerDisconnected, "The mail server ended the connection, or fell silent."),
    (smtplib.SMTPException, "The mail server answered with an error."),
    (socket.gaierror, "The mail server's name is not known."),
    (ConnectionRefusedError, "Nothing answers where the mail server should be."),
    (TimeoutError, "The mail server does not answer."),
    (OSError, "The mail server cannot be reached."),
]


def error_in_words(error: Exception) -> str:
    """The sentence for an error of a delivery."""
    codes = _codes_of(error)
    if codes and max(codes) < FINAL:
        return LATER
    fitting = (sentence for kind, sentence in SENTENCES if isinstance(error, kind))
    return next(fitting, "The message could not be sent.")


def is_final(error: Exception) -> bool:
    """Whether trying again is of no use: the recipient's address is refused for good."""
    if isinstance(error, BadAddressError):
        return True
    is_about_the_address = isinstance(error, smtplib.SMTPRecipientsRefused)
    return is_about_the_address and min(_codes_of(error)) >= FINAL


def _codes_of(error):
    """The numbers with which the server answered; the text beside them may quote an address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _words in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []
