// What the package's scripts for passkeys say, in words of ours; and where a new passkey leads.
"use strict";

{
  const WORDS = {
    "Verifying...": "Look at your phone or computer …",
    "Finishing verification...": "One moment …",
    "Verification successful!": "Welcome.",
    "Verification aborted.": "That was stopped. Press the button to try again.",
    "Verification canceled or not allowed.": "That was stopped. Press the button to try again.",
    "Registering...": "Look at your phone or computer …",
    "Finishing registration...": "One moment …",
    "Registration successful!": "The passkey is made.",
    "Registration aborted.": "That was stopped. Press the button to try again.",
    "Registration aborted or not allowed.": "That was stopped. Press the button to try again.",
    "Registration failed. You most likely already have a Passkey registered for this site.":
      "This device has a passkey of your account already.",
  };
  const FAILED = "That did not work. Load the page anew and try again, or use a code instead.";

  globalThis.gettext = text => WORDS[text] ?? (/failed|error/i.test(text) ? FAILED : text);

  addEventListener("otp_webauthn.register_complete", ({ detail }) => {
    location.href = detail.response.next;
  });
}
