// Keeps an open conversation up to date, and sends without leaving it.
// Without this everything is there, too, after the page is loaded again.

const talk = document.getElementById("talk");
const form = document.getElementById("write");
const text = form?.elements.namedItem("text");
const seen = document.getElementById("seen");
const typing = document.getElementById("typing");
const support = document.getElementById("support");

const TYPING_STAYS = 4000;
const TYPING_AGAIN = 2500;

let unread = 0;
let typingEnds = 0;
let typedAt = 0;

function tell(path, fields) {
  const body = new URLSearchParams({ ...fields, _csrf: form.elements.namedItem("_csrf").value });
  return fetch(talk.dataset.path + path, { method: "POST", body, redirect: "manual" });
}

function markRead() {
  if (unread > 0 && document.visibilityState === "visible") {
    const seq = unread;
    unread = 0;
    tell("/read", { seq }).catch(() => { unread = seq; });
  }
}

function lastOfMine() {
  const words = talk.querySelectorAll(".said:not(.note)");
  const last = words[words.length - 1];
  return last?.classList.contains("mine") ? Number(last.dataset.seq) : 0;
}

function showSeen(upTo) {
  seen.dataset.upTo = Math.max(upTo, Number(seen.dataset.upTo ?? 0));
  const mine = lastOfMine();
  seen.hidden = mine === 0 || Number(seen.dataset.upTo) < mine;
}

function add(event) {
  const seq = Number(event.lastEventId);
  if (document.getElementById("m" + seq)) {
    return;
  }
  const nearEnd = window.innerHeight + window.scrollY > document.body.offsetHeight - 400;
  talk.insertAdjacentHTML("beforeend", event.data);
  const added = talk.lastElementChild;
  typing.hidden = true;
  showSeen(0);
  if (!added.classList.contains("mine")) {
    unread = seq;
    markRead();
  }
  if (nearEnd && document.activeElement !== text) {
    added.scrollIntoView({ block: "nearest" });
  }
}

function follow() {
  const source = new EventSource(talk.dataset.path + "/live?after=" + talk.dataset.last);
  source.addEventListener("said", add);
  source.addEventListener("seen", (event) => showSeen(Number(event.data)));
  source.addEventListener("support", (event) => {
    if (support) {
      support.textContent = event.data;
    }
  });
  source.addEventListener("typing", (event) => {
    typing.textContent = event.data;
    typing.hidden = false;
    clearTimeout(typingEnds);
    typingEnds = setTimeout(() => { typing.hidden = true; }, TYPING_STAYS);
  });
  window.addEventListener("pagehide", () => source.close());
}

function newKey() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function send(event) {
  const button = event.submitter;
  const file = form.querySelector("input[type=file]");
  if (!button || button.value !== "say" || file?.files.length) {
    return;
  }
  event.preventDefault();
  const fields = new FormData(form);
  fields.set(button.name, button.value);
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
    if (answer.type !== "opaqueredirect") {
      throw new Error(String(answer.status));
    }
    text.value = "";
    form.elements.namedItem("key").value = newKey();
    button.disabled = false;
    text.focus();
  } catch {
    // The page that the form leads to says what is wrong; the same key makes it happen once.
    button.disabled = false;
    form.removeEventListener("submit", send);
    form.requestSubmit(button);
  }
}

function write(event) {
  const now = Date.now();
  if (event.target.value && now - typedAt > TYPING_AGAIN) {
    typedAt = now;
    tell("/typing", {}).catch(() => {});
  }
}

if (talk && form && window.EventSource) {
  follow();
  form.addEventListener("submit", send);
  text.addEventListener("input", write);
  document.addEventListener("visibilitychange", markRead);
}
