// Asking: every question, however it is asked, becomes a wish that is sent to the server, which says
// line by line what is to stand in the conversation. Nothing is lost with a server that is not there:
// what was typed stays in the box until its question stands in the log.

import { tell, when } from "../shared/bus.js";
import { escape } from "../shared/clipboard.js";
import { reach } from "../shared/connection.js";
import { answer, count, empty, giveUp, isAwaited, put, questionsBefore, show } from "./conversation.js";
import { language, say } from "../shared/texts.js";

const BUSY = 503; // the status of a reply that says that too many are waiting
let current = null; // the AbortController of what is being asked
let last = null; // does again what was done last, where it came to nothing
let limits = {}; // {document, speaker}: what questions are limited to

/** What questions that are typed from now on are limited to. */
export function limitTo(to) {
  limits = to;
}

/** What questions are limited to now. */
export function limitsNow() {
  return limits;
}

/** Ask what was typed, or what an example says; `ui/chat/page.py` has Gradio call it. */
export function typed(question) {
  if (question.trim()) ask({ question, ...limits });
}

/** Whether a question is on its way or waits for its answer. */
export function isBusy() {
  const restoring = "restoring" in document.documentElement.dataset;
  return current !== null || restoring || isAwaited();
}

/**
 * Ask something; whether it is on its way.
 * @param {object} wish as `ui/web/chat_request.py` reads it; the limits are not added
 * @param {number} place the exchange whose place it takes, from 0; else it is a new one
 */
export function ask(wish, place = count()) {
  if (isBusy()) return false;
  send([{ language, ...wish }], place);
  return true;
}

/** Have the wishes of a kept conversation answered again, oldest first. */
export function restore(wishes) {
  send(wishes, 0);
}

/** Do again what was refused. */
export function again() {
  if (!current) last?.();
}

/** Send what is asked, and put what is said to it in its places. */
async function send(wishes, at) {
  const place = Math.min(at, count());
  const mine = new AbortController();
  current = mine;
  last = () => send(wishes, place);
  let arrived = false;
  tell("sent");
  try {
    const response = await fetch("/answers", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ wishes, earlier: questionsBefore(place) }),
      signal: mine.signal,
    });
    if (!response.ok) {
      const { detail } = await response.json();
      tell("refused", { sentence: response.status === BUSY ? null : detail });
      return;
    }
    for await (const lines of portionsOf(response.body)) {
      if (current !== mine) return;
      for (const line of lines) take(line, place + line.number, wishes[line.number]);
      show();
      if (!isAwaited()) current = null; // all questions came before the answers: more may be asked
      if (arrived) continue;
      arrived = true;
      tell("arrived");
      emptyBox(wishes.at(-1));
    }
  } catch {
    if (current === mine) breakOff(arrived);
  } finally {
    if (current === mine) current = null;
  }
}

/** What the server says, as many lines at a time as have come. */
async function* portionsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    if (lines.length) yield lines.map((line) => JSON.parse(line));
  }
}

function take({ question, reply }, place, wish) {
  if (question === null) answer(place, reply);
  else put(place, wish, { question, reply });
}

/** The server fell silent. Where it is not there at all, what is awaited is asked again later. */
async function breakOff(arrived) {
  const there = await reach();
  if (current) return; // something else was asked meanwhile
  if (there && arrived) fail();
  else if (there) tell("refused", { sentence: say("answer.unexpected") });
  else if (!arrived) tell("unsent");
}

/** Under each question whose answer will not come, say so, and let it be asked again. */
function fail() {
  const failed = `<p class="failed" role="alert">${escape(say("answer.unexpected"))}</p>`;
  const retry = `<button type="button" class="quiet">${escape(say("answer.again"))}</button>`;
  giveUp(`${failed}<p class="retry">${retry}</p>`);
  show();
}

/** What stands in the log need not stand in the box as well. */
function emptyBox({ question, like }) {
  const box = boxOf();
  if (like || box.value !== question) return;
  box.value = "";
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function boxOf() {
  return document.querySelector("#question textarea");
}

/** An answer that is still awaited is shown to nobody, and nobody works on it any longer. */
function putAway() {
  current?.abort();
  current = null;
  empty();
  show();
}

when("refused", () => tell("unsent"));
when("reached", () => {
  if (isAwaited()) again();
});

// Seen before anything else does: a blank question, and one while another waits, get no further.
for (const kind of ["keypress", "click"]) {
  document.addEventListener(kind, refuse, { capture: true });
}

function refuse(event) {
  const pressed = event.type === "click" ? event.target : null;
  if (pressed?.closest("#clear")) putAway();
  const box = boxOf();
  const example = pressed?.closest(".example");
  const sends = pressed
    ? pressed.closest("#send")
    : event.target === box && event.key === "Enter" && !event.shiftKey;
  if (!sends && !example) return;
  if (!isBusy() && (example || box.value.trim())) return;
  event.preventDefault();
  event.stopPropagation();
  box.focus();
}
