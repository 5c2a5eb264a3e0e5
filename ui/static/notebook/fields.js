// What is typed in the notebook: its title, comments, tags. It is kept a moment after the last letter
// and whenever the page might go.

import { announce } from "../document/pane.js";
import { say } from "../shared/texts.js";
import { amend, entitle, noteOf, title } from "./notes.js";

const TYPED = 300; // milliseconds after the last letter until what was typed is kept
const MOST_TAGS = 50; // of a note; `bot/notebook/note.py` reads no more
let typed = null; // the field whose words are not kept yet
let typing = 0;

/** Keep what is typed into the fields of the notebook. */
export function furnishFields(dialog) {
  dialog.addEventListener("input", ({ target }) => {
    if (!target.matches(".notebook-title, .note-comment")) return;
    if (typed !== target) keepTyped();
    typed = target;
    clearTimeout(typing);
    typing = setTimeout(keepTyped, TYPED);
  });
  dialog.addEventListener("focusout", ({ target }) => {
    if (target === typed) keepTyped();
    if (target.matches(".note-tag-new")) addTags(target);
  });
  dialog.addEventListener("keydown", byKey);
  addEventListener("pagehide", keepTyped);
  document.addEventListener("visibilitychange", keepTyped);
}

/** Keep what was typed last. */
export function keepTyped() {
  clearTimeout(typing);
  const field = typed;
  typed = null;
  if (!field) return;
  if (field.matches(".notebook-title")) {
    if (field.value !== (title() ?? "")) entitle(field.value);
    return;
  }
  const id = idOf(field);
  if (noteOf(id) && noteOf(id).comment !== field.value) amend(id, { comment: field.value });
}

/** Whether a field has words that are not kept yet. */
export function isTyped(field) {
  return field === typed;
}

function idOf(element) {
  return element.closest("[data-note]").dataset.note;
}

/** A comma or Enter ends a tag; Backspace in an empty field goes to the last one. */
function byKey(event) {
  const { target, key } = event;
  if (event.isComposing) return;
  if (target.matches(".note-tag-new")) {
    if (key === "Enter" || key === ",") {
      event.preventDefault();
      addTags(target);
    } else if (key === "Backspace" && !target.value) {
      [...tagsIn(target)].at(-1)?.focus();
    }
  } else if (target.matches(".tag") && ["Backspace", "Delete"].includes(key)) {
    event.preventDefault();
    removeTag(target);
  }
}

function tagsIn(element) {
  return element.closest(".note-tags").querySelectorAll(".tag");
}

/** Give a note the tags that stand in its field. */
function addTags(field) {
  const id = idOf(field);
  const note = noteOf(id);
  const fresh = field.value.split(",").map((tag) => tag.trim()).filter(Boolean);
  field.value = "";
  if (!note || !fresh.length) return;
  const tags = [...new Set([...note.tags, ...fresh])];
  if (tags.length > MOST_TAGS) {
    announce(say("note.tags.full", { count: MOST_TAGS }));
    return;
  }
  amend(id, { tags });
  announce(say("note.tagged", { id, tag: fresh.join(", ") }));
}

/** Take a tag off a note; the keyboard goes on from the next one, or from the field. */
export function removeTag(button) {
  const id = idOf(button);
  const { tag } = button.dataset;
  const place = [...tagsIn(button)].indexOf(button);
  const group = button.closest(".note-tags");
  amend(id, { tags: noteOf(id).tags.filter((each) => each !== tag) });
  const left = group.querySelectorAll(".tag");
  (left[Math.min(place, left.length - 1)] ?? group.querySelector(".note-tag-new")).focus();
  announce(say("note.untagged", { id, tag }));
}
