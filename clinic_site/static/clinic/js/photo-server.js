// Speaks with the photo library; whatever goes wrong becomes a sentence for staff.
"use strict";

{
  const LIBRARY = "/admin/photos/photo/";
  const MOST_AT_ONCE = 2;
  const MEGABYTE = 1024 * 1024;
  const MOST_BYTES = 20 * MEGABYTE;
  const SIGNED_OUT =
    "You have been signed out. Sign in in another tab, then try again here: nothing you typed is lost.";
  const SENTENCES = {
    0: "The connection broke. Try again.",
    403: "The account that is signed in may not do this.",
    404: "This photo is no longer in the library.",
    413: "This file is too large: 20 megabytes are the most. Make the picture smaller or save it as a JPEG, and upload that.",
    507: "There is no room left for this. Please tell whoever looks after the site.",
  };
  const TROUBLE = "The site could not do this just now. Try again in a minute.";
  // Rounded up: 20.0 megabytes would not be too many.
  const tooHeavy = size =>
    `This file has ${Math.ceil(size / MEGABYTE * 10) / 10} megabytes, and 20 are the most. ` +
    "Make the picture smaller or save it as a JPEG, and upload that.";
  const waiting = [];
  let running = 0;

  function answerOf(status, words, wasRedirected) {
    if (wasRedirected) throw new Error(SIGNED_OUT, { cause: "the sign-in" });
    if (status === 422) throw new Error(JSON.parse(words).error);
    if (status === 413) throw new Error(SENTENCES[status], { cause: "the file" });
    if (status < 200 || status > 299) throw new Error(SENTENCES[status] ?? TROUBLE);
    return JSON.parse(words);
  }

  function formOf(fields) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      if (value !== false) form.append(name, value === true ? "on" : value);
    }
    return form;
  }

  // Beside an open form one signs in in place; then the same is asked once more.
  async function askSignedIn(question) {
    try {
      return await question();
    } catch (error) {
      if (error.cause !== "the sign-in" || !await window.clinicKeeping?.isWriterIn?.()) throw error;
      return question();
    }
  }

  async function ask(path, options) {
    let response;
    try {
      response = await fetch(LIBRARY + path, options);
    } catch {
      throw new Error(SENTENCES[0]);
    }
    return answerOf(response.status, await response.text(), response.redirected);
  }

  // fetch() does not tell how much of a file has been sent.
  function send(file, tellProgress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const address = new URL(`${LIBRARY}upload/`, location.href).href;
      request.upload.addEventListener("progress", event => tellProgress(event.loaded / event.total));
      request.addEventListener("error", () => reject(new Error(SENTENCES[0])));
      request.addEventListener("load", () => {
        try {
          const { photo } = answerOf(
            request.status, request.responseText, request.responseURL !== address);
          resolve(photo);
        } catch (error) {
          reject(error);
        }
      });
      request.open("POST", address);
      request.send(formOf({ file }));
    });
  }

  async function startNext() {
    if (running === MOST_AT_ONCE || waiting.length === 0) return;
    running += 1;
    const { file, tellProgress, resolve, reject } = waiting.shift();
    await askSignedIn(() => send(file, tellProgress)).then(resolve, reject);
    running -= 1;
    startNext();
  }

  window.clinicPhotos = {
    server: {
      async search(words, page) {
        return askSignedIn(() => ask(`library/?${new URLSearchParams({ q: words, page })}`));
      },
      async describe(photo, fields) {
        const options = { method: "POST", body: formOf(fields) };
        return (await askSignedIn(() => ask(`${photo.id}/describe/`, options))).photo;
      },
      async upload(file, tellProgress) {
        if (file.size > MOST_BYTES) throw new Error(tooHeavy(file.size), { cause: "the file" });
        return new Promise((resolve, reject) => {
          waiting.push({ file, tellProgress, resolve, reject });
          startNext();
        });
      },
    },
  };
}
