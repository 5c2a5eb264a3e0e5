// A question is changed where it stands and asked again; its answer takes the old one's place.

import { isBusy } from "./asking.js";
import { when } from "../shared/bus.js";
import { askAgain, placeOf, questionsOf, wishOf } from "./log.js";
import { announce } from "../document/pane.js";
import { say } from "../shared/texts.js";

let editor = null; // the form that is open
let tried = null; // {place, words} of what was asked again last, until the log shows it

/** Open the field in which a question is changed. */
export function edit(button) {
  const stand = button.closest(".asked-here");
  openAt(stand, wishOf(stand).question);
}

/** Close the field; whether one was open. */
export function closeEditor() {
  if (!editor?.isConnected) return false;
  const stand = editor.closest(".asked-here");
  editor.remove();
  editor = null;
  delete stand.dataset.editing;
  stand.querySelector(".edit").focus({ preventScroll: true });
  return true;
}

/** Ask what stands in the field. */
export function askEdited() {
  const words = editor.querySelector("textarea").value;
  if (!words.trim() || isBusy()) return;
  const place = placeOf(editor);
  const { literal, alike, ...wish } = wishOf(editor);
  tried = { place, words };
  const stand = editor.closest(".asked-here");
  editor.remove();
  editor = null;
  delete stand.dataset.editing;
  announce(say("question.edit.asking"));
  askAgain(place, { ...wish, question: words });
}

function openAt(stand, words) {
  closeEditor();
  editor = document.createElement("form");
  editor.className = "editor";
  const field = document.createElement("textarea");
  field.value = words;
  field.dir = "auto";
  field.rows = Math.min(6, words.split("\n").length);
  field.setAttribute("aria-label", say("question.edit.field"));
  editor.append(field, button("ask-edited", "question.edit.ask"), button("quiet close-editor", "question.edit.cancel"));
  stand.dataset.editing = "";
  stand.prepend(editor);
  field.focus();
  field.setSelectionRange(words.length, words.length);
}

function button(kind, key) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = say(key);
  return made;
}

when("arrived", () => (tried = null));
// What could not be sent is not lost: its field is open again.
when("unsent", () => {
  const stand = tried && questionsOf(document.querySelector("#conversation"))[tried.place];
  if (stand) openAt(stand, tried.words);
  tried = null;
});

document.addEventListener(
  "keydown",
  (event) => {
    if (!editor?.contains(event.target) || event.isComposing) return;
    const asks = event.key === "Enter" && !event.shiftKey && event.target.matches("textarea");
    if (!asks && event.key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (asks) askEdited();
    else closeEditor();
  },
  { capture: true },
);
