/* Back brings a new form and what was typed into the old one: a request that was sent
   already would arrive twice. So the form stays the one that was opened first, unless the words of
   consent have changed meanwhile. */
const form = document.querySelector(".request-form");
const { consent } = form.dataset;
const first = history.state?.opened;

if (first?.consent === consent) {
  form.elements.token.value = first.token;
  form.elements.form_context.value = first.context;
} else {
  const opened = { consent, token: form.elements.token.value, context: form.elements.form_context.value };
  history.replaceState({ ...history.state, opened }, "");
}
