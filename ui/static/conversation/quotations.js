// What can be done with a quotation: it is copied as a reader sees it or as the document has it, shown where it stands, its
// like is looked for; and whose words it is, in each place where that is said.

import { ask, limitsNow } from "./asking.js";
import { chosenForm, copyChosen } from "../citing/cite.js";
import { copy, escape } from "../shared/clipboard.js";
import { citationOf, follow } from "../document/footnotes.js";
import { announce } from "../document/pane.js";
import { say } from "../shared/texts.js";

const COPIED_FOR = 1600; // milliseconds a button says that it has copied
const FIRST_WORDS = 7; // of a quotation, by which a question for its like names it
const FIRST_LETTERS = 60; // of them, where they are long

/** Copy a quotation, with its citation or without; with it in the format that was chosen. */
export async function copyCitation(button) {
  const { done, instead = null } = await copyOf(citationOf(button), button.dataset.copy);
  button.dataset.name ??= button.textContent;
  button.textContent = say(done ? (instead ? "cite.plainly" : "quotation.copied") : "quotation.refused");
  announce(instead ?? say(done ? "quotation.copied" : "quotation.blocked"));
  setTimeout(() => (button.textContent = button.dataset.name), COPIED_FOR);
}

async function copyOf(citation, what) {
  if (what === "exact") return { done: await copy(citation.quote) };
  if (what === "quote") return { done: await copy(shownOf(citation)) };
  const form = chosenForm();
  const plain = { text: citation.cited, html: formatted(citation) };
  return form ? copyChosen(citation, form, plain) : { done: await copy(plain.text, plain.html) };
}

/** The words as a reader sees them, without Markdown's marks, where they are known. */
function shownOf({ shown, quote }) {
  return shown ?? quote;
}

/** A quotation with its citation as HTML; white space in it is kept where it is pasted. */
function formatted(citation) {
  const shown = shownOf(citation);
  const source = escape(citation.cited.slice(`“${shown}” — `.length));
  const words = `<blockquote dir="auto" style="white-space: pre-wrap">${escape(shown)}</blockquote>`;
  return `${words}<p>— <cite>${source}</cite></p>`;
}

/** Show a quotation where it stands: what its footnote does. */
export function showPlace(button) {
  follow(button.closest(".quotation").querySelector(".footnote"));
}

/** Open or close what else can be done. */
export function toggleFurther(button) {
  openFurther(button.closest(".quotation"), button.getAttribute("aria-expanded") !== "true");
}

/** Open what else can be done with the quotation of a card, or close it. */
export function openFurther(card, open) {
  card.querySelector('[data-do="more"]').setAttribute("aria-expanded", String(open));
  card.querySelector(".more-actions").hidden = !open;
}

/** Look for passages like a quotation. */
export function askLike(button) {
  const { document, start, end, quote } = citationOf(button);
  const words = firstWords(quote);
  ask({ question: say("like.question", { words }), like: { document, start, end }, ...limitsNow() });
}

function firstWords(quote) {
  const words = quote.trim().split(/\s+/);
  const first = [...words.slice(0, FIRST_WORDS).join(" ")].slice(0, FIRST_LETTERS).join("");
  return first.length < words.join(" ").length ? `${first.replace(/[\s,;:.]+$/, "")}…` : first;
}

/** Whose words a quotation is, as `ui/html/citation_card.py` says it in a citation. */
export function whoOf({ voices }) {
  if (!voices.some(({ name, asks }) => name || asks)) return "";
  const names = voices.map(({ name, asks }) => {
    if (name) return say(asks ? "voice.asking" : "voice.says", { name });
    return say(asks ? "voice.question" : "voice.nobody");
  });
  return names.join(", ");
}

/** A citation in which a speaker has another name; null where it is none of theirs. */
export function renamed(citation, { document, old, name }) {
  const theirs = citation.document === document && citation.voices.some((each) => each.name === old);
  if (old === null || !theirs) return null;
  const begins = (who) => `“${shownOf(citation)}” — ${who && `${who}, `}`;
  const voices = citation.voices.map((each) => (each.name === old ? { ...each, name } : each));
  const rest = citation.cited.slice(begins(whoOf(citation)).length);
  return { ...citation, voices, cited: `${begins(whoOf({ voices }))}${rest}` };
}

function rename(speaker, name, { voices }) {
  if (name !== null) speaker.textContent = name;
  else if (speaker.closest(".asking")) speaker.closest(".asking").textContent = say("voice.question");
  else speaker.replaceWith(voices.length > 1 ? say("voice.nobody") : "");
}

/** A speaker has another name: so they have in every answer on the page. */
export function renameIn(root, renaming) {
  for (const card of root.querySelectorAll(".quotation")) {
    const citation = renamed(JSON.parse(card.dataset.citation), renaming);
    if (!citation) continue;
    card.dataset.citation = JSON.stringify(citation);
    for (const speaker of card.querySelectorAll(".speaker")) {
      if (speaker.textContent === renaming.old) rename(speaker, renaming.name, citation);
    }
  }
}
