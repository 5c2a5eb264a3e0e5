// A quotation of one's own: what is selected in the document, or found by hand, as a card.
//
// The page sends where the words stand and the words; unless just these stand just there, the
// server makes no quotation (`ui/routes/quotations.py`).

import { tell, when } from "../shared/bus.js";
import { placeHere } from "./find.js";
import { settle } from "./footnotes.js";
import { offsetOf } from "./points.js";
import { onPress } from "../shared/press.js";
import { announce, find, pane } from "./pane.js";
import { read } from "./source.js";
import { language, say } from "../shared/texts.js";

let range = null; // what is selected in the text; a live range, which follows the text

/** Quote what is selected; whether anything is. */
export function citeSelection() {
  const selected = selectionHere();
  if (selected) quote(selected);
  return selected !== null;
}

/** Put the tray away; whether it was there. */
export function closeTray() {
  const tray = find(".tray");
  if (tray.hidden) return false;
  const focused = tray.contains(document.activeElement);
  if (tray.querySelector('[aria-current="true"]')) settle(null);
  tray.hidden = true;
  tray.querySelector(".quotations").replaceChildren();
  if (focused) pane.scroller.focus({ preventScroll: true });
  return true;
}

/** Where the selected words stand in the document, and the words. */
function selectionHere() {
  if (range === null || range.collapsed || !pane.text.contains(range.commonAncestorContainer)) {
    return null;
  }
  const start = offsetOf(pane.text, range.startContainer, range.startOffset);
  const end = offsetOf(pane.text, range.endContainer, range.endOffset);
  return start === null || end === null ? null : { start, end, quote: range.toString() };
}

async function quote({ start, end, quote: words }) {
  const identity = pane.document;
  fail("");
  try {
    const { html } = await read(`/source/${identity}/quotation`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ start, end, quote: words, language }),
    });
    lay(html);
  } catch (error) {
    fail(error.message);
  }
}

function lay(html) {
  const tray = find(".tray");
  const template = document.createElement("template");
  template.innerHTML = html; // of `ui/html/citation_card.py`, which escapes every word of a document
  const card = template.content.firstElementChild;
  if (tray.querySelector('[aria-current="true"]')) settle(null);
  tray.querySelector(".quotations").replaceChildren(card);
  tray.hidden = false;
  tray.scrollTop = 0;
  find(".own-bar").hidden = true; // it is done; another selection brings it back
  tell("drawn", { card });
  tray.focus({ preventScroll: true });
  announce(say("own.made"));
}

function fail(sentence) {
  const said = find(".own-failed");
  said.hidden = sentence === "";
  said.textContent = sentence;
}

/** Offer to quote what is selected, as far as it is text of the document. */
function notice() {
  if (!pane) return;
  const selection = document.getSelection();
  range = selection?.rangeCount && !selection.isCollapsed ? inText(selection.getRangeAt(0)) : null;
  const offered = range !== null && range.toString().trim() !== "";
  if (!offered) fail("");
  find(".own-bar").hidden = !offered;
}

/** The part of a selection that lies in the text: one may end in the label of a button below it. */
function inText(selected) {
  if (!selected.intersectsNode(pane.text)) return null;
  const part = selected.cloneRange();
  const all = new Range();
  all.selectNodeContents(pane.text);
  if (part.compareBoundaryPoints(Range.START_TO_START, all) < 0) {
    part.setStart(all.startContainer, all.startOffset);
  }
  if (part.compareBoundaryPoints(Range.END_TO_END, all) > 0) {
    part.setEnd(all.endContainer, all.endOffset);
  }
  return part.collapsed ? null : part;
}

onPress(".cite-selection", citeSelection);
onPress(".cite-place", () => {
  const place = placeHere();
  if (place) quote(place);
});
onPress(".close-tray", closeTray);

document.addEventListener("selectionchange", notice);
// A press would let the selection go before it is quoted.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.(".cite-selection")) event.preventDefault();
});
when("shown", ({ document: identity }) => {
  const shown = find(".tray .quotation");
  if (shown && JSON.parse(shown.dataset.citation).document !== identity) closeTray();
});
