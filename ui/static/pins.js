// Pinned quotations: kept in this browser, listed in a dialog, the same in every tab of it. The server
// keeps none of them; what is shown is what was pinned, and whether it still stands there is asked.

import { when } from "./bus.js";
import { citationOf, settle } from "./footnotes.js";
import { renamed, whoOf } from "./quotations.js";
import { announce, find, lay, pane } from "./room.js";
import { say } from "./texts.js";
import { asked } from "./widening.js";

const KEPT = "footnote.pins"; // where this browser keeps them
const MOST = 200; // pins; of the longest quotations some 4 MB, about what a browser keeps for a page

let pins = []; // citations, in the order pinned
let keeps = true; // whether the browser keeps them

/** Let quotations be pinned, and show how many are. */
export function furnishPins() {
  load();
  addEventListener("storage", (event) => {
    if (event.key !== KEPT && event.key !== null) return;
    load();
    show();
  });
  when("answered", ({ reply }) => markIn(reply));
  when("drawn", ({ card }) => markIn(card.parentElement ?? card));
  when("renamed", (renaming) => keep(pins.map((pin) => renamed(pin, renaming) ?? pin)));
  show();
}

/** Pin a quotation, or let a pinned one go. */
export function togglePin(button) {
  const citation = citationOf(button);
  const row = button.closest(".pin");
  if (!isPinned(citation) && pins.length >= MOST) {
    announce(say("pins.full", { count: MOST }));
    return;
  }
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  const at = next ? [...row.parentElement.children].indexOf(row) : -1;
  const unpinned = isPinned(citation);
  keep(unpinned ? pins.filter((pin) => !same(pin, citation)) : [...pins, citation]);
  announce(say(unpinned ? "pins.unpinned" : "pins.pinned"));
  if (row) focusRow(at);
}

/** Open the list of what is pinned, and see which of it still stands where it stood. */
export function openPins() {
  const dialog = theDialog();
  fillIn(dialog);
  dialog.showModal();
  check(dialog);
}

/** Close the list. */
export function closePins() {
  theDialog().close();
}

/** Show a pinned quotation where it stands. */
export async function showPin(button) {
  const citation = citationOf(button);
  closePins();
  settle(null);
  lay();
  find(".source-place").textContent = citation.place;
  if (await pane.mark(citation)) announce(say("pins.marked", citation));
}

function isPinned(citation) {
  return pins.some((pin) => same(pin, citation));
}

function same(one, other) {
  return ["document", "start", "end"].every((part) => one[part] === other[part]);
}

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    pins = kept.filter(({ quote, cited, voices }) => quote && cited && Array.isArray(voices));
  } catch {
    // Nothing is kept here, or what is kept are no pins: those of this page stay.
  }
}

function keep(changed) {
  pins = changed;
  try {
    localStorage.setItem(KEPT, JSON.stringify(pins));
    keeps = true;
  } catch {
    keeps = false;
  }
  show();
}

/** Show what is pinned wherever that is to be seen. */
function show() {
  const button = document.querySelector(".show-pins");
  button.hidden = pins.length === 0;
  button.textContent = say("pins.show", { count: pins.length });
  markIn(document);
  const dialog = document.querySelector("#pins");
  if (dialog?.open) fillIn(dialog);
}

function markIn(root) {
  for (const button of root.querySelectorAll('.actions [data-do="pin"][aria-pressed]')) {
    const pinned = isPinned(citationOf(button));
    button.setAttribute("aria-pressed", String(pinned));
    button.textContent = say(pinned ? "actions.pinned" : "actions.pin");
    const place = button.closest(".quotation").querySelector(".place");
    if (pinned) place.dataset.pinned = say("actions.pinned");
    else delete place.dataset.pinned;
  }
}

function theDialog() {
  return document.querySelector("#pins") ?? makeDialog();
}

function makeDialog() {
  const dialog = element("dialog");
  dialog.id = "pins";
  dialog.setAttribute("aria-labelledby", "pins-title");
  const title = element("h2", "", say("pins.title"));
  title.id = "pins-title";
  const close = element("button", "quiet close-pins", "×");
  close.type = "button";
  close.setAttribute("aria-label", say("pins.close"));
  const head = element("header");
  head.append(title, close);
  dialog.append(head, element("p", "pins-kept"), element("ul", "pinned"), element("p", "pins-none"));
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.stopPropagation(); // closes the list, and nothing behind it
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // beside it
  });
  document.body.append(dialog);
  return dialog;
}

function fillIn(dialog) {
  dialog.querySelector(".pins-kept").textContent = say(keeps ? "pins.kept" : "pins.blocked");
  dialog.querySelector(".pins-none").textContent = pins.length ? "" : say("pins.none");
  dialog.querySelector("ul").replaceChildren(...pins.map(row));
}

function row(citation) {
  const item = element("li", "pin quotation");
  item.dataset.citation = JSON.stringify(citation);
  const place = element("p", "place");
  place.append(element("cite", "", citation.title), element("span", "", citation.place));
  const actions = element("div", "actions");
  actions.setAttribute("role", "group");
  actions.setAttribute("aria-label", citation.title);
  actions.append(
    action("copy", "quote", "quotation.copy"),
    action("copy", "cited", "quotation.cite"),
    action("do", "show-pin", "actions.show"),
    action("do", "pin", "pins.unpin"),
  );
  const told = element("p", "told");
  told.hidden = true;
  const who = whoOf(citation);
  item.append(...(who ? [element("p", "voice", who)] : []), element("blockquote", "quote", citation.quote));
  item.append(place, actions, told);
  return item;
}

function action(kind, what, key) {
  const button = element("button", "", say(key));
  button.type = "button";
  button.dataset[kind] = what;
  return button;
}

/** Ask of each pin whether its words still stand there, one after the other while the list is open. */
async function check(dialog) {
  for (const item of dialog.querySelectorAll(".pin")) {
    if (!dialog.open) return;
    try {
      await asked({ matched: [], ...citationOf(item) });
    } catch (error) {
      const told = item.querySelector(".told");
      told.textContent = error.message;
      told.hidden = false;
    }
  }
}

/** The keyboard goes on from the next pin where one went; from the end of the list where all did. */
function focusRow(at) {
  const rows = document.querySelectorAll("#pins .pin");
  const next = rows[Math.min(at, rows.length - 1)];
  (next?.querySelector('[data-do="pin"]') ?? document.querySelector("#pins .close-pins")).focus();
}

function element(tag, className = "", words = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words) made.dir = "auto";
  made.textContent = words;
  return made;
}
