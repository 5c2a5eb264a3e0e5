// The room: the source pane, which of its views is shown, and what is read out.

import { SourcePane } from "./source.js";
import { say } from "../shared/texts.js";

export const calm = matchMedia("(prefers-reduced-motion: reduce)");
export const narrow = matchMedia("(max-width: 56rem)"); // where the pane lies over the conversation

/** The source pane, once Gradio has put it on the page. */
export let pane = null;

/** Find the pane. */
export function furnish(root) {
  pane = new SourcePane(root);
  return pane;
}

/** An element of the pane. */
export function find(selector) {
  return pane.root.querySelector(selector);
}

/** Have a sentence read out: in the notebook where that lies open, for nothing behind it is. */
export function announce(sentence) {
  const above = [...document.querySelectorAll("dialog[open]")].at(-1);
  const place = above?.querySelector(".announcement") ?? find(".announcement");
  place.textContent = sentence;
}

/** Scroll to an element, at once where motion is unwelcome. */
export function bring(element, block) {
  element.scrollIntoView({ block, behavior: calm.matches ? "instant" : "smooth" });
}

/** Lay the pane open where it lies over the conversation. */
export function lay() {
  pane.root.dataset.state = "open";
}

/** Lay the pane open, and let the keyboard go on in it. */
export function reveal() {
  lay();
  pane.scroller.focus({ preventScroll: true });
}

/** Put the pane away where it lies over the conversation. */
export function putAway() {
  pane.root.dataset.state = "closed";
}

/** Whether there is anything to choose: several documents, or a place for one's own. */
export function hasList() {
  return !find(".uploads").hidden || pane.root.querySelectorAll(".open-document").length > 1;
}

/** Name the masthead's button after what it shows. */
export function nameSource() {
  document.querySelector(".show-source").textContent = say(
    hasList() ? "masthead.documents" : "masthead.document",
  );
}
