// Asking: every question, however it is asked, becomes a wish that is sent to the server as JSON.
//
// Gradio's own events carry it: its box and buttons call `typed`, and whatever else is asked is left
// here while a button that nobody sees is pressed for `wished` (`ui/page.py`). Nothing is sent to a
// server that is not there: what was typed then stays in the box.

import { tell, when } from "./bus.js";
import { reach } from "./connection.js";
import { language } from "./texts.js";

const SENT_FOR = 60_000; // milliseconds after which a question that went astray may be sent again
let sent = 0; // when a wish was sent that the log does not show yet; 0: none
let left = null; // what the next press of a hidden button sends
let last = null; // does again what was done last, where it came to nothing
let limits = {}; // {document, speaker}: what questions are limited to
let cleared = false; // whether the log is being emptied

/** What questions that are typed from now on are limited to. */
export function limitTo(to) {
  limits = to;
}

/** What questions are limited to now. */
export function limitsNow() {
  return limits;
}

/** What the log shows as asked, oldest first: the wishes. */
export function asked() {
  if (cleared) return [];
  const questions = document.querySelectorAll("#conversation .asked-here");
  return [...questions].map((each) => JSON.parse(each.dataset.wish));
}

/** The wish for typed words, if it can be sent. */
export async function typed(words) {
  const wish = { question: words, ...limits, language };
  last = () => ask(wish);
  return sendable({ ...wish, earlier: asked() });
}

/** What was left for a hidden button, if it can be sent. */
export async function wished() {
  return sendable(left);
}

/** Whether a question is on its way or waits for its answer. */
export function isBusy() {
  const onItsWay = sent > 0 && Date.now() - sent < SENT_FOR;
  return onItsWay || document.querySelector("#conversation .waiting") !== null;
}

/**
 * Ask something that was not typed into the box; whether it is on its way.
 * @param {object} wish as `ui/wish.py` reads it; the limits are not added
 */
export function ask(wish) {
  if (isBusy()) return false;
  last = () => ask(wish);
  press("#again", { language, ...wish, earlier: asked() });
  return true;
}

/** Have the wishes of a kept conversation answered again, oldest first. */
export function restore(wishes) {
  last = () => restore(wishes);
  press("#restore", wishes);
}

/** Do again what was refused. */
export function again() {
  last?.();
}

/** The log shows what was sent. */
export function arrived() {
  cleared = false;
  if (sent) tell("arrived");
  sent = 0;
}

function press(button, what) {
  left = what;
  begin();
  document.querySelector(button).click();
}

function begin() {
  sent = Date.now();
  tell("sent");
}

/** What Gradio is to send; it sends nothing where this throws. */
async function sendable(what) {
  if (await reach()) return JSON.stringify(what);
  unsend();
  throw new Error("Footnote does not answer.");
}

/** What was sent last came to nothing. */
function unsend() {
  sent = 0;
  tell("unsent");
}

when("refused", unsend);

// A blank question asks nothing, nor does one while another waits: neither Enter nor a button gets
// as far as Gradio.
for (const kind of ["keypress", "click"]) {
  document.addEventListener(kind, refuse, { capture: true });
}

function refuse(event) {
  if (event.type === "click" && event.target.closest("#clear")) cleared = true;
  const box = document.querySelector("#question textarea");
  const example = event.type === "click" && event.target.closest(".example");
  const sends =
    event.type === "click"
      ? event.target.closest("#send")
      : event.target === box && event.key === "Enter" && !event.shiftKey;
  if (!sends && !example) return;
  if (!isBusy() && (example || box.value.trim())) {
    begin();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  box.focus();
}
