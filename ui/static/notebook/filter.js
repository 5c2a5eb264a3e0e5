// Which notes are shown: those with a tag, those in which some words stand.

import { announce } from "../document/pane.js";
import { language, say } from "../shared/texts.js";
import { notes } from "./notes.js";

let words = "";
let tag = "";

/** Let the notes be filtered; `draw` shows them anew. */
export function furnishFilter(dialog, draw) {
  const again = () => {
    words = dialog.querySelector(".notebook-words").value;
    tag = dialog.querySelector(".notebook-tag").value;
    draw();
    announce(say("notebook.count", { shown: filtered().length, count: notes().length }));
  };
  dialog.querySelector(".notebook-words").addEventListener("input", again);
  dialog.querySelector(".notebook-tag").addEventListener("change", again);
}

/** The notes that are to be shown, in their order. */
export function filtered() {
  const wanted = folded(words.trim());
  if (!notes().some(({ tags }) => tags.includes(tag))) tag = ""; // it went with the last note of it
  return notes().filter((note) => (!tag || note.tags.includes(tag)) && said(note).includes(wanted));
}

/** Whether not every note is to be shown. */
export function isFiltering() {
  return words.trim() !== "" || tag !== "";
}

/** All that a person may remember of a note. */
function said({ id, citation, who, place, comment, tags }) {
  const { cited_text: quote, document_title: title } = citation;
  return folded([id, quote, title, who, place, comment, ...tags].join("\n"));
}

function folded(text) {
  return text.toLocaleLowerCase(language).normalize();
}

/** Show what can be filtered by, and how many notes are left. */
export function showFilter(dialog, shown) {
  const count = notes().length;
  dialog.querySelector(".notebook-tools").hidden = count < 2 && !isFiltering();
  showTags(dialog, tagsOf());
  const told = isFiltering() ? say("notebook.count", { shown, count }) : "";
  dialog.querySelector(".notebook-count").textContent = told;
}

/** Every tag that a note has, in the order of the alphabet. */
function tagsOf() {
  const all = new Set(notes().flatMap((note) => note.tags));
  return [...all].sort(new Intl.Collator(language).compare);
}

function showTags(dialog, tags) {
  const select = dialog.querySelector(".notebook-tag");
  const shown = JSON.stringify(tags);
  select.hidden = tags.length === 0;
  if (select.dataset.shown !== shown) {
    select.dataset.shown = shown;
    const options = tags.map((each) => new Option(each, each));
    select.replaceChildren(new Option(say("notebook.tag.all"), ""), ...options);
    const list = dialog.querySelector("#notebook-tags");
    list.replaceChildren(...tags.map((each) => new Option("", each)));
  }
  select.value = tag;
}
