// One line for each who speaks in a document: the name, how much they say, and what can be put right.

import { speakerButton } from "../conversation/limits.js";
import { counted, say } from "../shared/texts.js";

/**
 * A speaker's line.
 * @param {{name: string|null, found: string[], passages: number, asks: boolean, characters: number}} speaker
 * @param {number} characters of all the document's words
 * @param {boolean} mayCorrect whether this visitor may put it right
 */
export function row(speaker, characters, mayCorrect) {
  const item = document.createElement("li");
  const form = document.createElement("form");
  const called = speaker.name ?? speaker.found[0];
  form.speaker = { old: called, shown: speaker.name, found: speaker.found };
  form.append(mayCorrect ? nameField(speaker) : words("span", "speaker-name", speaker.name ?? say("speakers.nobody")));
  form.append(words("span", "speaker-count", countOf(speaker, characters, mayCorrect)));
  if (mayCorrect) {
    form.append(asksBox(speaker.asks, called), button("rename", "submit", say("speakers.rename")));
    const drop = button("drop-speaker", "button", say("speakers.drop"));
    drop.setAttribute("aria-label", say("speakers.drop.who", { name: called }));
    form.append(drop);
  }
  if (speaker.name && speaker.passages) form.append(speakerButton(speaker.name));
  item.append(form);
  if (speaker.found.length > 1 || speaker.found[0] !== speaker.name) {
    const names = speaker.found.join(", ");
    item.append(words("p", "speaker-found", say("speakers.found", { names })));
  }
  return item;
}

/** The names that are no speakers', each with what makes it one again. */
export function dropped(names, mayCorrect) {
  const parts = names.map((name) => {
    if (!mayCorrect) return words("span", "dropped", name);
    const back = button("restore-speaker", "button", `${name} ×`);
    back.dataset.name = name;
    back.setAttribute("aria-label", say("speakers.restore", { name }));
    return back;
  });
  return [words("span", "", say("speakers.dropped")), ...parts];
}

/** A part of all, in whole percent. */
export function percent(part, all) {
  return Math.round((100 * part) / Math.max(all, 1));
}

/** An element with words that a person or a document wrote. */
export function words(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.dir = "auto";
  element.textContent = text;
  return element;
}

function nameField(speaker) {
  const name = document.createElement("input");
  name.className = "speaker-name";
  name.dir = "auto";
  name.name = "name";
  name.value = speaker.name ?? "";
  name.placeholder = say("speakers.nobody");
  name.autocomplete = "off";
  name.spellcheck = false;
  name.setAttribute("aria-label", say("speakers.name", { name: speaker.name || speaker.found[0] }));
  return name;
}

function asksBox(asks, name) {
  const label = words("label", "speaker-asks", say("speakers.asks"));
  const box = document.createElement("input");
  box.type = "checkbox";
  box.name = "asks";
  box.checked = asks;
  box.setAttribute("aria-label", say("speakers.asks.who", { name }));
  label.prepend(box);
  return label;
}

function button(className, type, text) {
  const element = words("button", `quiet ${className}`, text);
  element.type = type;
  return element;
}

function countOf({ passages, asks, characters }, all, mayCorrect) {
  const passagesSaid = counted("speakers.passages", passages);
  const share = say("speakers.share", { percent: percent(characters, all), passages: passagesSaid });
  return asks && !mayCorrect ? say("speakers.asks.passages", { passages: share }) : share;
}
