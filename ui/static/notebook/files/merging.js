// A notebook taken into another one: what is new stands at the end, what is known gains comment and
// tags. Of neither is anything lost, and no number that was given is given again.

import { counting, entered, numberIn, placeIn, unused } from "../numbering.js";

/** A note as the server knows it now; its id, comment and tags are the person's. */
export function completedBy(note, known) {
  if (!known) return note;
  const { citation, place, who, cited, source } = known;
  const score = note.citation.score || citation.score; // a place alone has no rank
  return { ...note, citation: { ...citation, score }, place, who, cited, source };
}

/**
 * @param {object} book the notebook of this browser
 * @param {object} file one that was read from a file
 * @returns {{book: object, ids: Map<string, string>, known: number}} both in one, the ids by those
 *   in the file, and how many notes of the file were here already
 */
export function merged(book, file) {
  const other = counting(file);
  const ids = new Map();
  const used = new Set();
  const notes = new Map(book.notes.map((note) => [placeIn(note.citation), note]));
  const { documents, renumbered } = numbersOf(book.documents, other.documents);
  const last = { ...book.last };
  for (const [number, count] of Object.entries(other.last)) {
    const mine = renumbered.get(Number(number)) ?? Number(number);
    last[mine] = Math.max(last[mine] ?? 0, count);
  }
  let known = 0;
  for (const note of other.notes) {
    const place = placeIn(note.citation);
    const here = notes.get(place);
    if (here) {
      known += 1;
      ids.set(note.id, here.id);
      const comment = both(here.comment, note.comment);
      notes.set(place, { ...here, comment, tags: all(here.tags, note.tags) });
      continue;
    }
    const [document, number] = note.id.split(":").map(Number);
    const mine = renumbered.get(document) ?? document;
    const free = number > (book.last[mine] ?? 0) && !used.has(`${mine}:${number}`);
    if (!free) last[mine] = (last[mine] ?? 0) + 1;
    const id = `${mine}:${free ? number : last[mine]}`;
    used.add(id);
    ids.set(note.id, id);
    notes.set(place, { ...note, id });
  }
  const title = book.title ?? other.title;
  return { book: { ...book, title, documents, last, notes: [...notes.values()] }, ids, known };
}

/** The numbers of the documents of both, and what those of the other one's are here. */
function numbersOf(mine, others) {
  let documents = mine;
  const renumbered = new Map();
  for (const [sha256, number] of Object.entries(others)) {
    const taken = Object.values(documents).includes(number);
    const next = renumbered.get(number) ?? (taken ? unused(documents) : number);
    const here = numberIn(documents, sha256) ?? next;
    renumbered.set(number, here);
    documents = entered(documents, sha256, here);
  }
  return { documents, renumbered };
}

/** Both comments, one after the other; one that holds the other says it all. */
function both(mine, other) {
  if (mine.includes(other)) return mine;
  return mine.trim() ? `${mine}\n\n${other}` : other;
}

function all(mine, others) {
  return [...new Set([...mine, ...others])];
}
