// The notes: pinned quotations in the person's order, and what the person wrote to them. They are kept
// in this browser and are the same in every tab of it; the server keeps none of them.
//
// A note is what `bot/notebook/note.py` calls one: here, in every file it is saved to and read from.

import { tell } from "../shared/bus.js";
import { blank, KEPT, keeping, readBook, writeBook } from "./kept.js";
import { completedBy } from "./files/merging.js";
import { entered, numberIn, numbered, placeIn } from "./numbering.js";

export const MOST = 2000; // notes; `bot/notebook/note.py` reads no more

let book = blank();
let removed = []; // {note, before}: what can still be brought back, and the id it stood before

/** Read what is kept, now and whenever another tab changes it. */
export function beginNotes() {
  book = readBook() ?? book;
  addEventListener("storage", ({ key, newValue }) => {
    if (!keeping().kept || (key !== KEPT && key !== null)) return;
    book = newValue === null ? blank() : (readBook() ?? book);
    tell("noted");
  });
}

/** The notes, in the person's order. */
export function notes() {
  return book.notes;
}

/** What the person calls the notebook; null where they call it nothing. */
export function title() {
  return book.title;
}

/** The notebook as it is sent, and written to a file. */
export function notebook() {
  const { pending: _, ...rest } = book;
  return rest;
}

/** The note of an id. */
export function noteOf(id) {
  return book.notes.find((note) => note.id === id) ?? null;
}

/** The note of a card's citation. */
export function noteAt({ document, start, end }) {
  const place = `${document} ${start} ${end}`;
  return book.notes.find(({ citation }) => placeIn(citation) === place) ?? null;
}

/** The notes that the server has not completed yet. */
export function pendingNotes() {
  return book.notes.filter(({ id }) => book.pending.includes(id));
}

/**
 * Add a note at the end; one of this place that was removed comes back as it was.
 * @param {object} note all but its id
 * @returns {string} its id
 */
export function add(note) {
  const place = placeIn(note.citation);
  const before = removed.find((each) => placeIn(each.note.citation) === place);
  if (before) {
    bringBack(before.note.id);
    return before.note.id;
  }
  change((now) => {
    const next = numbered(now, note);
    return { ...next, pending: [...now.pending, next.notes.at(-1).id] };
  });
  return book.notes.at(-1).id;
}

/** Remove a note; until the notebook is closed it can be brought back. */
export function remove(id) {
  const note = noteOf(id);
  if (!note) return;
  const before = book.notes[book.notes.indexOf(note) + 1]?.id ?? null;
  removed = [...removed, { note, before }];
  change((now) => ({ ...now, notes: now.notes.filter((each) => each.id !== id) }));
}

/** Bring a removed note back to where it stood. */
export function bringBack(id) {
  const { note, before } = removed.find((each) => each.note.id === id);
  removed = removed.filter((each) => each.note.id !== id);
  const place = placeIn(note.citation);
  change((now) => {
    if (now.notes.some(({ citation }) => placeIn(citation) === place)) return now;
    return { ...now, notes: inserted(now.notes, note, before) };
  });
}

/** What can still be brought back, and the id before which each stood; oldest first. */
export function removedNotes() {
  return removed;
}

/** Nothing that was removed can be brought back any more. */
export function forgetRemoved() {
  removed = [];
}

/** Put a note before another one, or with null at the end. */
export function move(id, before) {
  change((now) => {
    const note = now.notes.find((each) => each.id === id);
    const others = now.notes.filter((each) => each.id !== id);
    return note ? { ...now, notes: inserted(others, note, before) } : now;
  });
}

function inserted(list, note, before) {
  const at = list.findIndex((each) => each.id === before);
  return list.toSpliced(at < 0 ? list.length : at, 0, note);
}

/** Change what the person wrote to a note: its comment, its tags. */
export function amend(id, part) {
  const amended = (note) => (note.id === id ? { ...note, ...part } : note);
  change((now) => ({ ...now, notes: now.notes.map(amended) }));
}

/** Call the notebook something, or with blank words nothing. */
export function entitle(words) {
  change((now) => ({ ...now, title: words.trim() ? words : null }));
}

/**
 * Notes are as the server knows them now; their ids, comments and tags are the person's.
 * @param {Map<string, object>} parts by id: citation, place, who, cited, source
 */
export function complete(parts) {
  if (!parts.size) return;
  change((now) => {
    let { documents } = now;
    for (const [id, { citation }] of parts) {
      const { document_sha256: sha256 } = citation;
      const number = numberIn(documents, sha256) ?? Number(id.split(":")[0]);
      documents = entered(documents, sha256, number);
    }
    const completed = now.notes.map((note) => completedBy(note, parts.get(note.id)));
    const pending = now.pending.filter((id) => !parts.has(id));
    return { ...now, documents, notes: completed, pending };
  });
}

/** What the server knows of the notes of a document has changed. */
export function outdate(document) {
  const ids = book.notes.filter(({ citation }) => citation.document_sha256.startsWith(document));
  if (!ids.length) return;
  change((now) => ({ ...now, pending: [...new Set([...now.pending, ...ids.map(({ id }) => id)])] }));
}

/** Make another notebook of this one. */
export function change(make) {
  book = make(readBook() ?? book); // another tab may have written since
  writeBook(book);
  tell("noted");
}
