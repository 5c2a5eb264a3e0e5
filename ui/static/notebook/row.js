// One note as a row of the notebook: its quotation, what the person wrote to it, what can be done.

import { fill, say } from "../shared/texts.js";
import { isTyped } from "./fields.js";
import { shortOf } from "./numbering.js";

/** What a note is to the rest of the page: what `ui/html/citation_card.py` says of a quotation on its card. */
export function cardOf({ citation, place, cited }) {
  return {
    number: null,
    count: 1,
    document: shortOf(citation.document_sha256),
    start: citation.start_char_index,
    end: citation.end_char_index,
    quote: citation.cited_text,
    shown: citation.shown ?? citation.cited_text,
    matched: [],
    voices: [],
    cited,
    title: citation.document_title,
    place,
    page: citation.page_index ?? null,
  };
}

/** A row for the note of an id. */
export function makeRow(id) {
  const row = clone(".note-template");
  row.dataset.note = id;
  row.querySelector(".note-id").textContent = id;
  row.querySelector(".note-order").setAttribute("aria-label", say("note.order", { id }));
  row.querySelector('[data-move="-1"]').setAttribute("aria-label", say("note.up", { id }));
  row.querySelector('[data-move="1"]').setAttribute("aria-label", say("note.down", { id }));
  row.querySelector(".note-comment").setAttribute("aria-label", say("note.comment.name", { id }));
  row.querySelector(".note-tags").setAttribute("aria-label", say("note.tags", { id }));
  row.querySelector(".note-tag-new").setAttribute("aria-label", say("note.tag.name", { id }));
  row.querySelector(".actions").setAttribute("aria-label", say("note.actions", { id }));
  return row;
}

/**
 * Show a note as it is now.
 * @param {{first: boolean, last: boolean}} place among the rows that are shown
 * @param {{verdict: string, words: string}|null} found what was found of it when it was looked up
 */
export function showNote(row, note, { first, last }, found) {
  const { citation, who, comment, tags, place } = note;
  row.dataset.citation = JSON.stringify(cardOf(note));
  put(row.querySelector(".voice"), who ?? "");
  put(row.querySelector(".quote"), citation.shown ?? citation.cited_text);
  put(row.querySelector("cite"), citation.document_title);
  put(row.querySelector(".place span"), place);
  const told = row.querySelector(".note-told");
  put(told, found?.words ?? "");
  told.hidden = found === null;
  told.dataset.verdict = found?.verdict ?? "";
  row.querySelector('[data-move="-1"]').setAttribute("aria-disabled", String(first));
  row.querySelector('[data-move="1"]').setAttribute("aria-disabled", String(last));
  const field = row.querySelector(".note-comment");
  if (!isTyped(field) && field.value !== comment) field.value = comment;
  showTags(row, note.id, tags);
}

function showTags(row, id, tags) {
  const list = row.querySelector(".note-tags ul");
  const shown = JSON.stringify(tags);
  if (list.dataset.shown === shown) return;
  list.dataset.shown = shown;
  list.replaceChildren(...tags.map((tag) => chip(id, tag)));
}

function chip(id, tag) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const words = document.createElement("span");
  const cross = document.createElement("span");
  button.type = "button";
  button.className = "tag";
  button.dataset.tag = tag;
  button.setAttribute("aria-label", say("note.untag", { tag, id }));
  words.dir = "auto";
  words.textContent = tag;
  cross.setAttribute("aria-hidden", "true");
  cross.textContent = "×";
  button.append(words, cross);
  item.append(button);
  return item;
}

/** What stands in the place of a note that was removed. */
export function makeRemoved(id) {
  const row = clone(".removed-template");
  row.dataset.removed = id;
  row.querySelector("span").textContent = say("note.removed", { id });
  row.querySelector("button").setAttribute("aria-label", say("note.undo.name", { id }));
  return row;
}

function clone(selector) {
  const row = document.querySelector(selector).content.firstElementChild.cloneNode(true);
  fill(row);
  return row;
}

/** Put words into an element, which is left alone where it has them: a selection in it stays. */
function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
