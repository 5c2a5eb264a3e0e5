// Keys: single letters count only while the focus is in the source pane or on an answer, and never
// while something is typed (WCAG 2.1.4). The browser's own keys stay the browser's.

import { closeFind, openFind } from "../document/find.js";
import { follow, step } from "../document/footnotes.js";
import { onPress } from "./press.js";
import { find, pane } from "../document/pane.js";
import { citeSelection, closeTray } from "../document/quoting.js";
import { say } from "./texts.js";

const TYPED = "input, textarea, select, [contenteditable]";
const WHERE = "section.source, #conversation .answer";

const ACTIONS = {
  n: (target) => walk(target, 1),
  j: (target) => walk(target, 1),
  p: (target) => walk(target, -1),
  k: (target) => walk(target, -1),
  "/": openFind,
  c: citeSelection,
  "?": showKeys,
};

const LISTED = [
  [["n", "j"], "keys.next"],
  [["p", "k"], "keys.previous"],
  [["Esc"], "keys.back"],
  [["/"], "keys.find"],
  [["Enter", "⇧ Enter"], "keys.places"],
  [["c"], "keys.cite"],
  [["?"], "keys.this"],
];

document.addEventListener("keydown", (event) => {
  if (!pane || event.defaultPrevented || event.isComposing || event.target === document) return;
  if (event.key === "Escape") return escape(event);
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const target = event.target;
  if (!target.closest(WHERE) || target.closest(`${TYPED}, dialog`)) return;
  const action = ACTIONS[event.key];
  if (!action || action(target) === false) return;
  event.preventDefault();
});

/** What lies open in the pane is closed first, the innermost before the way back to the answer. */
function escape(event) {
  if (document.querySelector("dialog[open]")) {
    event.stopImmediatePropagation(); // the dialog closes itself
  } else if (event.target.closest("section.source") && (closeTray() || closeFind())) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** The next footnote of the answer, or the one before; from another answer its first or last. */
function walk(target, by) {
  const among = target.closest(".answer") ?? null;
  const current = document.querySelector('.footnote[aria-current="true"]');
  if (current && (among === null || among.contains(current))) return step(by);
  const answer = among ?? [...document.querySelectorAll("#conversation .answer")].at(-1);
  const footnotes = [...(answer?.querySelectorAll("button.footnote") ?? [])];
  const first = footnotes.filter((each) => each.checkVisibility()).at(by > 0 ? 0 : -1);
  if (first) follow(first);
  return undefined;
}

function showKeys() {
  const list = find(".keys-list");
  if (!list.children.length) list.append(...LISTED.map(row));
  find("dialog.keys").showModal();
}

function row([keys, words]) {
  const pair = document.createElement("div");
  const names = document.createElement("dt");
  const told = document.createElement("dd");
  names.append(
    ...keys.flatMap((name, number) => {
      const key = document.createElement("kbd");
      key.textContent = name;
      return number ? [" ", key] : [key];
    }),
  );
  told.textContent = say(words);
  pair.append(names, told);
  return pair;
}

onPress(".show-keys", showKeys);
