// What questions are limited to: one document, one speaker. Each stands as a chip over the question's
// box and goes when it is pressed. Kept in this tab as the conversation is, and put away with it.

import { limitTo } from "./asking.js";
import { when } from "../shared/bus.js";
import { citationOf } from "../document/footnotes.js";
import { isKept } from "./memory.js";
import { announce, pane } from "../document/pane.js";
import { readKept, wipeKept, writeKept } from "../shared/storage.js";
import { say } from "../shared/texts.js";

const KEPT = "footnote.limits"; // where this tab keeps them
const NONE = { document: null, title: "", speaker: null, gone: false };
const BOX = "#question textarea";

let limits = NONE;
let mine = new Set(); // the identities of the visitor's own documents

/** Let the page's buttons and keys set limits and lift them. */
export function furnishLimits() {
  set({ ...NONE, ...JSON.parse(readKept(KEPT)) });
  document.addEventListener("keydown", byKey);
  document.addEventListener("click", (event) => {
    if (event.target.closest("#clear")) set(NONE);
  });
}

/** A button that limits questions to a document, and lifts that limit. */
export function limitButton({ id, title }) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet ask-only";
  button.textContent = say("limit.document");
  button.setAttribute("aria-label", say("limit.document.name", { title }));
  button.dataset.limitTo = id;
  button.dataset.title = title;
  press(button);
  return button;
}

/** A button beside a speaker's name that limits questions to them, and lifts that limit. */
export function speakerButton(name) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet ask-only-speaker";
  button.textContent = say("limit.speaker.short");
  button.setAttribute("aria-label", say("limit.speaker", { name }));
  button.dataset.speaker = name;
  press(button);
  return button;
}

/** Limit questions to a document, or to it no more. */
export function limitToDocument(button) {
  const { limitTo: document, title } = button.dataset;
  if (limits.document === document) lift("document");
  else put({ ...limits, document, title, gone: false }, title);
}

/** Limit questions to a speaker, or to them no more; a limit to another document goes with it. */
export function limitToSpeaker(button) {
  const { speaker } = button.dataset;
  if (limits.speaker === speaker) return lift("speaker");
  const other = limits.document !== null && limits.document !== spokenIn(button);
  put({ ...(other ? NONE : limits), speaker }, speaker);
}

/** Lift the limit of a chip; the keyboard goes on from the next one, or from the box. */
export function liftChip(chip) {
  lift(chip.dataset.limit);
  (document.querySelector(".limit") ?? document.querySelector(BOX)).focus();
}

/** The document in which a speaker's button stands. */
function spokenIn(button) {
  return button.closest(".quotation") ? citationOf(button).document : pane.document;
}

function lift(which) {
  const name = which === "document" ? limits.title : limits.speaker;
  const without = which === "document" ? { document: null, title: "", gone: false } : { speaker: null };
  set({ ...limits, ...without });
  announce(say("limit.lifted", { name }));
}

function put(wanted, name) {
  set(wanted);
  announce(say("limit.set", { name }));
}

function set(wanted) {
  limits = wanted;
  limitTo({ document: limits.document ?? undefined, speaker: limits.speaker ?? undefined });
  keep();
  draw();
}

/** Show the limits: as chips, in the box's description, on the buttons that set them. */
function draw() {
  const { title, speaker, gone } = limits;
  const chips = [];
  if (limits.document) chips.push(chip("document", title, gone ? "limit.gone" : "limit.only"));
  if (speaker) chips.push(chip("speaker", speaker, "limit.only"));
  const place = document.querySelector(".limits");
  place.replaceChildren(...chips);
  place.hidden = chips.length === 0;
  const said = chips.map((each) => each.firstElementChild.id).join(" ");
  const box = document.querySelector(BOX);
  if (said) box.setAttribute("aria-describedby", said);
  else box.removeAttribute("aria-describedby");
  pressAll();
}

function chip(which, name, key) {
  const button = document.createElement("button");
  const words = document.createElement("span");
  const cross = document.createElement("span");
  button.type = "button";
  button.className = `limit ${key === "limit.gone" ? "gone" : ""}`;
  button.dataset.limit = which;
  button.setAttribute("aria-label", say(key === "limit.gone" ? "limit.gone.remove" : "limit.remove", { name }));
  words.id = `limit-${which}`;
  words.dir = "auto";
  words.textContent = say(key, { name });
  cross.setAttribute("aria-hidden", "true");
  cross.textContent = "×";
  button.append(words, cross);
  return button;
}

function pressAll() {
  document.querySelectorAll(".ask-only, .ask-only-speaker").forEach(press);
}

/** Show on a button whether questions are limited to what it names. */
function press(button) {
  const { limitTo: document, speaker } = button.dataset;
  const on = button.matches(".ask-only") ? limits.document === document : limits.speaker === speaker;
  button.setAttribute("aria-pressed", String(on));
}

/** Backspace in an empty box goes to the last chip; on a chip, it and Delete lift the limit. */
function byKey(event) {
  if (!["Backspace", "Delete"].includes(event.key) || event.isComposing) return;
  const chips = document.querySelectorAll(".limit");
  if (event.target.matches(".limit")) {
    event.preventDefault();
    liftChip(event.target);
  } else if (event.key === "Backspace" && event.target.matches(BOX) && !event.target.value) {
    chips[chips.length - 1]?.focus();
  }
}

function keep() {
  if (isKept() && (limits.document || limits.speaker)) writeKept(KEPT, JSON.stringify(limits));
  else wipeKept(KEPT);
}

when("keeping", keep);

// New cards have buttons too.
when("answered", pressAll);
when("drawn", pressAll);

// The document in the pane can be asked alone.
when("shown", () => {
  const button = pane.root.querySelector(".source-head .ask-only");
  button.dataset.limitTo = pane.document;
  button.dataset.title = pane.root.querySelector(".source-title").textContent;
  button.hidden = false;
  press(button);
});
when("listed", () => {
  pane.root.querySelector(".source-head .ask-only").hidden = true;
});

// A document of one's own that questions are limited to is removed: they still are, and it is said.
when("own", ({ documents }) => {
  const there = new Set(documents.map((each) => each.id));
  const gone = mine.has(limits.document) ? !there.has(limits.document) : limits.gone && !there.has(limits.document);
  mine = there;
  if (gone !== limits.gone) set({ ...limits, gone });
});

// A speaker is called something else: so they are in the limit, and in what sets it.
when("renamed", ({ document: identity, old, name }) => {
  for (const button of document.querySelectorAll(".quotation .ask-only-speaker")) {
    if (button.dataset.speaker !== old || spokenIn(button) !== identity) continue;
    if (name === null) button.remove();
    else {
      button.dataset.speaker = name;
      button.textContent = say("limit.speaker", { name });
    }
  }
  const alone = limits.document === identity || !pane.root.hasAttribute("data-several");
  if (old !== null && limits.speaker === old && alone) set({ ...limits, speaker: name });
  else draw();
});
