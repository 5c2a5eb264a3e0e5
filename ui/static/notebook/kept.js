// The notebook in the browser's own storage: read, written, and never lost by a text that cannot be
// read. It is the notebook of `bot/notebook/note.py`, and `pending` beside it: the ids of the notes
// that the server has not completed yet.

import { counting } from "./numbering.js";

export const KEPT = "footnote.notebook"; // where this browser keeps it
const ASIDE = "footnote.notebook.unreadable"; // and what stood there and could not be read
const ID = /^[1-9]\d*:[1-9]\d*$/; // example: "3:10"

let keeps = true; // whether the browser keeps it
let aside = null; // where lies what could not be read; "" where there was no room to lay it aside

/** A notebook in which nothing stands. */
export function blank() {
  return { footnote_notebook: 1, title: null, documents: {}, last: {}, notes: [], pending: [] };
}

/** Whether the browser keeps the notebook, and under which key lies what could not be read. */
export function keeping() {
  return { kept: keeps && aside !== "", aside };
}

/** The notebook that is kept; null where none is, or where this page holds more than is kept. */
export function readBook() {
  if (!keeping().kept) return null;
  let text;
  try {
    text = localStorage.getItem(KEPT);
  } catch {
    keeps = false;
    return null;
  }
  if (text === null) return null;
  const { book, whole } = parsed(text);
  if (!whole) layAside(text);
  return book;
}

/** Keep the notebook, if the browser does. */
export function writeBook(book) {
  if (aside === "") return; // it would take the place of what cannot be read
  try {
    localStorage.setItem(KEPT, JSON.stringify(book));
    keeps = true;
  } catch {
    keeps = false;
  }
}

/** What cannot be read is kept under another name, before anything takes its place. */
function layAside(text) {
  try {
    const taken = localStorage.getItem(ASIDE);
    aside = taken === null || taken === text ? ASIDE : `${ASIDE}.${Date.now()}`;
    localStorage.setItem(aside, text);
  } catch {
    aside = "";
  }
}

/** A kept text as a notebook; not `whole` where something of it could not be read. */
function parsed(text) {
  let kept = null;
  try {
    kept = JSON.parse(text);
  } catch {
    // No JSON: nothing of it can be read.
  }
  if (kept?.footnote_notebook !== 1 || !Array.isArray(kept.notes)) {
    return { book: blank(), whole: false };
  }
  const ids = new Set();
  const notes = kept.notes.filter((note) => isNote(note) && !ids.has(note.id) && ids.add(note.id));
  const pending = Array.isArray(kept.pending) ? kept.pending : [];
  const { title = null, documents = {}, last = {} } = kept;
  const book = counting({ footnote_notebook: 1, title, documents, last, notes, pending });
  return { book, whole: notes.length === kept.notes.length };
}

function isNote(note) {
  const { id, citation, cited, comment, tags } = note ?? {};
  const { cited_text: quote, document_sha256: sha256, start_char_index: start } = citation ?? {};
  const words = [cited, comment, quote, sha256].every((each) => typeof each === "string");
  return ID.test(id) && words && quote !== "" && Number.isInteger(start) && Array.isArray(tags);
}
