// Footnotes: following one to the very place it stands for, walking through them, going back.

import { tell } from "../shared/bus.js";
import { announce, bring, find, lay, narrow, pane, putAway } from "./pane.js";
import { say } from "../shared/texts.js";

let current = null; // the footnote's button whose quotation is marked

/** The citation of the card in which an element stands. */
export function citationOf(element) {
  return JSON.parse(element.closest(".quotation").dataset.citation);
}

/** The footnotes of the same answer, in order. */
export function footnotesBeside(button) {
  const answer = button.closest(".answer") ?? button.closest(".quotations");
  return [...answer.querySelectorAll("button.footnote")];
}

/** What folds the card of a footnote to its first line; null where nothing does. */
export function foldOf(button) {
  return button.parentElement.querySelector(":scope > .fold");
}

/** Follow a footnote to the very place it stands for. */
export async function follow(button) {
  const citation = citationOf(button);
  if (foldOf(button)) foldOf(button).open = true;
  settle(button);
  lay();
  if (narrow.matches) bring(button.closest(".quotation"), "start");
  find(".source-place").textContent = citation.place;
  const { number, count } = citation;
  find(".step-count").textContent = say("source.count", { number, count });
  find(".source-steps").hidden = count < 2;
  find('[data-step="-1"]').disabled = number === 1;
  find('[data-step="1"]').disabled = number === count;
  const mark = await pane.mark(citation);
  const said = number === null ? "own.marked" : "source.marked";
  if (mark && current === button) announce(say(said, citation));
}

/** A card took another's place: if that one's footnote was the current one, this one's is. */
export function takeOver(card, from) {
  if (current === null || !from.contains(current)) return;
  settle(card.querySelector(".footnote"));
  const citation = citationOf(card);
  find(".source-place").textContent = citation.place;
  find(".source-steps").hidden = citation.count < 2;
  pane.mark(citation, { stay: true });
}

/** Make a footnote the current one, or none. */
export function settle(button) {
  current?.removeAttribute("aria-current");
  current = button;
  current?.setAttribute("aria-current", "true");
  find(".to-answer").hidden = !current || current.closest(".tray") !== null;
  if (!current) {
    find(".source-place").textContent = "";
    find(".source-steps").hidden = true;
  }
  const card = current?.closest(".quotation") ?? null;
  tell("followed", { citation: card && citationOf(card), card });
}

/** Let go of a current footnote that is on the page no more. */
export function settleGone() {
  if (current && !current.isConnected) settle(null);
}

/** From the source pane back to the footnote that was followed; whether there was a way back. */
export function goBack() {
  const button = current?.isConnected ? current : null;
  const open = pane.root.dataset.state === "open";
  putAway();
  if (button) {
    button.focus({ preventScroll: true });
    bring(button, "nearest");
  }
  return button !== null || open;
}

/** Follow the next footnote of the answer, or the one before. */
export function step(by) {
  if (!current?.isConnected) return;
  const beside = footnotesBeside(current);
  const next = beside[beside.indexOf(current) + by];
  if (next) follow(next);
}
