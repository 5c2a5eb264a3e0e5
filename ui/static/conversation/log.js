// The log of the conversation: what stands in it, and where it is scrolled to.

import { ask, isBusy } from "./asking.js";
import { tell, when } from "../shared/bus.js";
import { count } from "./conversation.js";
import { announce, calm } from "../document/pane.js";
import { say } from "../shared/texts.js";

const ABOVE = 20; // CSS pixels kept free above the newest question
const QUIET = 1000; // milliseconds after which a conversation that came back is read out no more
let again = null; // the place of the reply that is asked for again
let returning = null; // what is known of a kept conversation until it is back

/** What was asked, oldest first: the elements that carry the wishes. */
export function questionsOf(log) {
  return [...log.querySelectorAll(".asked-here")];
}

/** What stands under each question, oldest first. */
export function repliesOf(log) {
  return [...log.querySelectorAll(".answer, .failed, .waiting")];
}

/** The place of the exchange in which an element stands, from 0. */
export function placeOf(element) {
  const log = document.querySelector("#conversation");
  const stand = element.closest(".asked-here, .answer, .failed");
  const among = stand.matches(".asked-here") ? questionsOf(log) : repliesOf(log);
  return among.indexOf(stand);
}

/** The question of the exchange in which an element stands. */
function questionOf(element) {
  return questionsOf(document.querySelector("#conversation"))[placeOf(element)];
}

/** The wish of the exchange in which an element stands. */
export function wishOf(element) {
  return JSON.parse(questionOf(element).dataset.wish);
}

/** Ask again in the place of an exchange; the new answer takes the old one's place. */
export function askAgain(place, wish) {
  if (isBusy()) return;
  again = place;
  ask(wish, place);
}

/** Ask a question again exactly as it was typed. */
export function askExactly(button) {
  if (isBusy()) return;
  announce(say("answer.asking"));
  askAgain(placeOf(button), { ...wishOf(button), literal: true });
}

/** Ask a question again of all documents alike, those that it names not before the others. */
export function askAlike(button) {
  if (isBusy()) return;
  announce(say("answer.alike.asking"));
  askAgain(placeOf(button), { ...wishOf(button), alike: true });
}

/** Ask once more what failed. */
export function retry(button) {
  const failed = button.closest(".retry").previousElementSibling;
  askAgain(placeOf(failed), wishOf(failed));
}

/** What scrolls; there is none before the first question. */
export function scrollerOf() {
  return document.querySelector('#conversation [role="log"]');
}

/**
 * A kept conversation is about to come back: nothing is read out or moves about meanwhile.
 * @param {{at: number|null, count: number}} kept where it was scrolled to, and how many questions
 */
export function comeBack(kept) {
  returning = kept;
}

when("unsent", () => (again = null));

/** Keep the newest question at the top of the log, its answer under it. */
export function follows(log) {
  let asked = 0;
  let waits = false;
  let told = new Set();
  new MutationObserver(() => {
    // Gradio names each message "a component of type html", which would be read out instead of it.
    for (const message of log.querySelectorAll("[data-testid][aria-label]")) {
      message.removeAttribute("aria-label");
    }
    const questions = questionsOf(log);
    const replies = repliesOf(log);
    const waited = waits;
    waits = replies.some((reply) => reply.matches(".waiting"));
    const fresh = replies.filter((reply) => !told.has(reply));
    const changed = replies.length !== told.size || fresh.length > 0;
    if (questions.length < asked) again = null;
    if (returning) {
      stay(questions, !waits);
    } else if (again !== null) {
      if (fresh.includes(replies[again]) && !waits) arrive(replies[again]);
    } else if (questions.length > asked || (waited && !waits && questions.length)) {
      scrollTo(log.querySelector('[role="log"]'), questions[questions.length - 1]);
    }
    asked = questions.length;
    // From the moment one is drawn until there is none: Gradio's log may stand empty while it is drawn anew.
    if (asked && count()) document.documentElement.dataset.asked = "";
    told = new Set(replies);
    for (const reply of fresh) tell(reply.matches(".waiting") ? "waiting" : "answered", { reply });
    if (changed) tell("logged");
  }).observe(log, { childList: true, subtree: true });
}

/** Keep a conversation that comes back where it was; `whole`: no answer is missing any more. */
function stay(questions, whole) {
  const scroller = scrollerOf();
  if (!questions.length || !scroller) return;
  scroller.setAttribute("aria-live", "off");
  const { at, count } = returning;
  if (at === null) scrollTo(scroller, questions[questions.length - 1], { behavior: "instant" });
  else scroller.scrollTop = at;
  if (!whole || questions.length < count) return;
  returning = null;
  setTimeout(() => scroller.setAttribute("aria-live", "polite"), QUIET);
  tell("restored", { count });
}

/** The answer asked for again has come: the keyboard goes on from it, if it is nowhere else. */
function arrive(reply) {
  again = null;
  announce(say(JSON.parse(questionOf(reply).dataset.wish).literal ? "answer.asked" : "answer.anew"));
  if (document.activeElement !== document.body) return;
  reply.tabIndex = -1;
  reply.focus({ preventScroll: true });
}

function scrollTo(scroller, element, { behavior = calm.matches ? "instant" : "smooth" } = {}) {
  const above = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTo({
    top: scroller.scrollTop + above - ABOVE,
    behavior,
  });
}
