// A quotation made wider or narrower by a sentence. What a sentence is, the server knows: it sends
// the new card, which takes the old one's place; the keyboard stays on the button that was pressed.

import { tell } from "../shared/bus.js";
import { citationOf, takeOver } from "./footnotes.js";
import { openFurther } from "../conversation/quotations.js";
import { announce } from "./pane.js";
import { read } from "./source.js";
import { language, say } from "../shared/texts.js";

const WIDER = ["begin-earlier", "end-later"];
let turn = 0; // counts the presses, so that a late reply to an earlier one is let go

/** Take the step that a button says. */
export async function widen(button) {
  const card = button.closest(".quotation");
  const citation = citationOf(card);
  const step = button.dataset.widen;
  const mine = ++turn;
  try {
    const { html, start, end } = await asked(citation, step);
    if (mine !== turn || !card.isConnected) return;
    if (start === citation.start && end === citation.end) tellIn(card, limitOf(citation, step));
    else replace(card, button, html);
  } catch (error) {
    tellIn(card, error.message);
  }
}

/** The card of a citation as it is now, or after a step. */
export function asked({ document, start, end, quote, matched, number, count }, step = null) {
  return read(`/source/${document}/quotation`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ start, end, quote, matched, number, count, step, language }),
  });
}

function replace(card, button, html) {
  const template = document.createElement("template");
  template.innerHTML = html; // of `ui/html/citation_card.py`, which escapes every word of a document
  const fresh = template.content.firstElementChild;
  const focused = document.activeElement === button;
  const { top } = button.getBoundingClientRect();
  card.replaceWith(fresh);
  openFurther(fresh, true);
  const again = fresh.querySelector(`[data-widen="${button.dataset.widen}"]`);
  hold(again, top);
  if (focused) again.focus({ preventScroll: true });
  takeOver(fresh, card);
  tell("drawn", { card: fresh });
  announce(say("step.now", citationOf(fresh)));
}

/** Scroll so that a button stands where the one stood that was pressed. */
function hold(button, top) {
  const scroller = button.closest('[role="log"], .source-scroll, .tray') ?? document.scrollingElement;
  scroller.scrollTop += button.getBoundingClientRect().top - top;
}

/** Why a quotation could be made no wider, or no narrower. */
function limitOf({ voices }, step) {
  if (!WIDER.includes(step)) return say("step.one");
  const name = voices.length === 1 ? voices[0].name : null;
  return name ? say("step.all.of", { name }) : say("step.all");
}

/** Say something of a quotation under what can be done with it. */
function tellIn(card, sentence) {
  const told = card.querySelector(".told");
  told.hidden = false;
  told.textContent = sentence;
  announce(sentence);
}
