// The notebook as a dialog over the page: the notes in the person's order, filtered, and what can be
// done with each.

import { when } from "../shared/bus.js";
import { citationOf, settle } from "../document/footnotes.js";
import { announce, find, lay, pane } from "../document/pane.js";
import { say } from "../shared/texts.js";
import { furnishFields, isTyped, keepTyped } from "./fields.js";
import { filtered, furnishFilter, isFiltering, showFilter } from "./filter.js";
import { keeping } from "./kept.js";
import { bringBack, forgetRemoved, move, notes, remove, removedNotes, title } from "./notes.js";
import { furnishOrder } from "./order.js";
import { makeRemoved, makeRow, showNote } from "./row.js";
import { forgetVerdicts, verdictOn, verify } from "./verdicts.js";

const rows = new Map(); // the rows on the page, by the ids of their notes

/** The dialog. */
export function theNotebook() {
  return document.querySelector("#notebook");
}

/** Let the notebook be opened, and keep it as it is. */
export function furnishNotebook() {
  const dialog = theNotebook();
  let pressed = null; // what the pointer went down on: who drags out of a field does not close it
  dialog.addEventListener("pointerdown", ({ target }) => (pressed = target));
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog && pressed === dialog) dialog.close(); // beside it
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.stopPropagation(); // closes the notebook, and nothing behind it
  });
  dialog.addEventListener("close", () => {
    keepTyped();
    forgetRemoved();
    forgetVerdicts();
    tellIn("");
  });
  furnishFields(dialog);
  furnishFilter(dialog, draw);
  furnishOrder(dialog, moveBeside);
  when("noted", () => {
    if (dialog.open) draw();
  });
}

/** Open the notebook, and see which of its notes still stand where they stood. */
export async function openNotebook() {
  const dialog = theNotebook();
  dialog.querySelector(".notebook-title").value = title() ?? "";
  draw();
  dialog.showModal();
  dialog.querySelector("h2").focus();
  try {
    await verify({ looks: () => dialog.open });
    draw();
  } catch (error) {
    if (dialog.open && notes().length) tellIn(say("notebook.unverified", { why: error.message }));
  }
}

/** Close the notebook. */
export function closeNotebook() {
  theNotebook().close();
}

/** Say something of the whole notebook; with "" nothing any more. */
export function tellIn(sentence) {
  const told = theNotebook().querySelector(".notebook-told");
  told.hidden = sentence === "";
  told.textContent = sentence;
  if (sentence) announce(sentence);
}

/** Show the quotation of a note where it stands. */
export async function showInDocument(button) {
  const citation = citationOf(button);
  closeNotebook();
  settle(null);
  lay();
  find(".source-place").textContent = citation.place;
  if (await pane.mark(citation)) announce(say("notebook.marked", citation));
}

/** Remove a note; in its place it can be brought back. */
export function removeNote(button) {
  const { note: id } = button.closest(".note").dataset;
  keepTyped();
  remove(id);
  theNotebook().querySelector(`[data-removed="${id}"] button`).focus();
  announce(say("note.removed", { id }));
}

/** Bring a note back that was removed. */
export function undoRemoval(button) {
  const { removed: id } = button.closest(".note-removed").dataset;
  bringBack(id);
  rows.get(id)?.querySelector('[data-do="remove-note"]').focus();
  announce(say("note.back", { id }));
}

/** Move a note by a place among those that are shown. */
export function moveNote(button) {
  if (button.getAttribute("aria-disabled") === "true") return;
  const { note: id } = button.closest(".note").dataset;
  const shown = filtered();
  const by = Number(button.dataset.move);
  const at = shown.findIndex((note) => note.id === id);
  moveBeside(id, shown[at + by].id, { after: by > 0 });
  button.focus();
  button.closest(".note").scrollIntoView({ block: "nearest" });
  announce(say("note.moved.to", { id, number: at + by + 1, count: shown.length }));
}

/** Put a note before another one, or after it. */
function moveBeside(id, other, { after }) {
  const all = notes();
  const at = all.findIndex((note) => note.id === other);
  move(id, after ? (all[at + 1]?.id ?? null) : other);
}

/** Show the notebook as it is now. */
export function draw() {
  const dialog = theNotebook();
  const shown = filtered();
  const { kept, aside } = keeping();
  const lost = aside ? ` ${say("notebook.aside", { key: aside })}` : "";
  put(dialog, ".notebook-kept", say(kept ? "notebook.kept" : "notebook.blocked") + lost);
  dialog.querySelector(".notebook-kept").toggleAttribute("data-alarm", !kept || aside !== null);
  put(dialog, ".notebook-none", noneOf(shown));
  dialog.querySelector(".save-notebook").hidden = notes().length === 0;
  const heading = dialog.querySelector(".notebook-title");
  if (!isTyped(heading) && heading.value !== (title() ?? "")) heading.value = title() ?? "";
  showFilter(dialog, shown.length);
  arrange(dialog.querySelector(".notes"), withRemoved(shown.map(rowOf)));
}

function noneOf(shown) {
  if (shown.length) return "";
  return say(notes().length ? "notebook.none.such" : "notebook.none");
}

function rowOf(note, place, shown) {
  const row = rows.get(note.id) ?? makeRow(note.id);
  rows.set(note.id, row);
  const ends = { first: place === 0, last: place === shown.length - 1 };
  showNote(row, note, ends, verdictOn(note));
  return row;
}

/** The rows, and where a note was removed what brings it back. */
function withRemoved(shown) {
  const all = [...shown];
  if (isFiltering()) return all;
  for (const { note, before } of removedNotes().toReversed()) {
    const stub = document.querySelector(`[data-removed="${note.id}"]`) ?? makeRemoved(note.id);
    const at = all.findIndex((row) => row.dataset.note === before || row.dataset.removed === before);
    all.splice(at < 0 ? all.length : at, 0, stub);
  }
  return all;
}

/** Put the rows in order, moving as few as can be; the keyboard stays where it is. */
function arrange(list, wanted) {
  const held = document.activeElement;
  wanted.forEach((row, place) => {
    if (list.children[place] !== row) list.insertBefore(row, list.children[place] ?? null);
  });
  while (list.children.length > wanted.length) list.lastElementChild.remove();
  for (const [id, row] of rows) if (!row.isConnected) rows.delete(id);
  if (held?.isConnected && held !== document.activeElement && list.contains(held)) {
    held.focus({ preventScroll: true });
  }
}

function put(dialog, selector, words) {
  const element = dialog.querySelector(selector);
  element.hidden = words === "";
  if (element.textContent !== words) element.textContent = words;
}
