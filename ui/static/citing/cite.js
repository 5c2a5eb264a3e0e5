// "Cite…": a quotation with its source in a format of the reader's choice, as it will be copied. The
// server writes every format; the one that was chosen is kept in this browser.

import { when } from "../shared/bus.js";
import { copy, copyWhenThere } from "../shared/clipboard.js";
import { openDetails } from "./details.js";
import { button, element, makeDialog } from "../shared/dialogs.js";
import { give } from "../shared/files.js";
import { citationOf } from "../document/footnotes.js";
import { read } from "../document/source.js";
import { readKept, writeKept } from "../shared/storage.js";
import { language, say } from "../shared/texts.js";

const KEPT = "footnote.cite"; // where this browser keeps the format
const GROUPS = {
  text: ["plain", "markdown"],
  style: ["apa", "mla", "chicago", "harvard"],
  source: ["bibtex", "biblatex", "ris", "csl-json", "web-annotation"],
};
const FORMS = Object.values(GROUPS).flat();
const STYLED = ["plain", ...GROUPS.style]; // these come formatted too
const KIND = "text/plain;charset=utf-8"; // of the files, whose names say more

let chosen = null; // the format, where the browser keeps none
let cited = null; // the citation that the dialog is about
let taken = null; // what the server wrote of it in the chosen format
let turn = 0; // counts what was asked for, so that a late reply is let go

/** The format that a person chose once; null where they never did. */
export function chosenForm() {
  const form = readKept(KEPT, "localStorage");
  return FORMS.includes(form) ? form : chosen;
}

/** Open the formats for the quotation of a card. */
export function openCite(pressed) {
  cited = citationOf(pressed);
  const dialog = document.querySelector("#cite") ?? make();
  const form = chosenForm() ?? "plain";
  dialog.querySelector(`[value="${form}"]`).checked = true;
  dialog.querySelector(".cite-of").replaceChildren(
    element("cite", "", cited.title),
    element("span", "", cited.place),
  );
  tellIn(dialog, "");
  dialog.showModal();
  dialog.querySelector(`[value="${form}"]`).focus();
  return show(dialog, form);
}

/**
 * Copy a quotation in the format that was chosen; where the server gives none, as the page has it.
 * @param {{text: string, html: string}} plain what the page has
 * @returns {Promise<{done: boolean, instead: string|null}>} and what to say where it was that
 */
export async function copyChosen(citation, form, plain) {
  let failed = false;
  const words = ask(citation, form).catch(() => {
    failed = true;
    return plain;
  });
  const done = await copyWhenThere(words, STYLED.includes(form));
  return { done, instead: done && failed ? say("cite.instead", { form: nameOf(form) }) : null };
}

function ask({ document: identity, start, end, quote }, form) {
  const wish = new URLSearchParams({ start, end, form, language });
  return sure(read(`/source/${identity}/cited?${wish}`), quote);
}

async function askLink({ document: identity, start, end, quote }) {
  const { permalink } = await sure(read(`/source/${identity}/link?start=${start}&end=${end}`), quote);
  return { text: `${location.origin}${permalink}`, html: null };
}

/** What the server answers, if it answers of the words that stand in the card. */
async function sure(reply, quote) {
  const answer = await reply;
  if (answer.quote !== quote) throw new Error(say("source.moved"));
  return answer;
}

function nameOf(form) {
  return say(`cite.form.${form}`);
}

function make() {
  const dialog = makeDialog("cite", say("cite.title"), say("cite.close"));
  const shown = element("div", "cite-text");
  shown.tabIndex = 0;
  shown.setAttribute("role", "region");
  shown.setAttribute("aria-label", say("cite.text"));
  const told = element("p", "cite-told");
  told.setAttribute("role", "status");
  const actions = element("div", "over-actions");
  actions.append(
    action("takes copy-cited", "cite.copy", copyShown),
    action("takes download-cited", "cite.download", download),
    action("takes copy-link", "cite.link", copyLink),
    action("cite-details", "cite.details", () => openDetails(cited.document)),
  );
  const missing = element("p", "cite-missing");
  missing.hidden = true;
  dialog.append(element("p", "cite-of"), forms(dialog), shown, missing, told, actions);
  return dialog;
}

function forms(dialog) {
  const all = element("div", "cite-forms");
  for (const [name, members] of Object.entries(GROUPS)) {
    const group = element("fieldset");
    group.append(element("legend", "", say(`cite.group.${name}`)), ...members.map(choice));
    all.append(group);
  }
  all.addEventListener("change", ({ target }) => {
    chosen = target.value;
    writeKept(KEPT, chosen, "localStorage");
    show(dialog, target.value).then(() => taken && tellIn(dialog, say("cite.copies")));
  });
  return all;
}

function choice(form) {
  const label = element("label");
  const radio = element("input");
  radio.type = "radio";
  radio.name = "cite-form";
  radio.value = form;
  label.append(radio, element("span", "", nameOf(form)));
  return label;
}

function action(className, key, work) {
  const made = button(`quiet ${className}`, say(key));
  made.addEventListener("click", () => work(made.closest("dialog")));
  return made;
}

/** Say which parts the citation lacks; each opens the details where it is typed. */
function tellMissing(dialog, parts) {
  const line = dialog.querySelector(".cite-missing");
  line.hidden = parts.length === 0;
  line.replaceChildren(element("span", "", say("cite.missing")), ...parts.map(addPart));
}

function addPart(part) {
  const made = button("quiet", say(`cite.missing.${part}`));
  made.addEventListener("click", () => openDetails(cited.document, part));
  return made;
}

/** Show the quotation in a format. */
async function show(dialog, form) {
  const mine = ++turn;
  const shown = dialog.querySelector(".cite-text");
  taken = null;
  shown.setAttribute("aria-busy", "true");
  tellMissing(dialog, []);
  able(dialog);
  tellIn(dialog, "");
  try {
    const reply = await ask(cited, form);
    if (mine !== turn) return;
    taken = reply;
    if (reply.html) shown.innerHTML = reply.html; // of `ui/routes/citing.py`, which escapes every word
    else shown.replaceChildren(element("pre", "", reply.text));
    shown.scrollTop = 0;
    tellMissing(dialog, reply.missing);
  } catch (error) {
    if (mine !== turn) return;
    shown.replaceChildren();
    tellIn(dialog, error.message);
  }
  shown.removeAttribute("aria-busy");
  able(dialog);
}

function able(dialog) {
  for (const each of dialog.querySelectorAll(".takes")) each.disabled = taken === null;
  dialog.querySelector(".download-cited").hidden = !taken?.filename;
}

async function copyShown(dialog) {
  const done = await copy(taken.text, taken.html);
  tellIn(dialog, say(done ? "quotation.copied" : "quotation.blocked"));
}

async function copyLink(dialog) {
  try {
    const done = await copyWhenThere(askLink(cited), false);
    tellIn(dialog, say(done ? "cite.linked" : "quotation.blocked"));
  } catch (error) {
    tellIn(dialog, error.message);
  }
}

function download(dialog) {
  give(new Blob([taken.text], { type: KIND }), taken.filename);
  tellIn(dialog, say("cite.saved", { name: taken.filename }));
}

function tellIn(dialog, sentence) {
  dialog.querySelector(".cite-told").textContent = sentence;
}

when("corrected", ({ document: identity }) => {
  const dialog = document.querySelector("#cite");
  if (dialog?.open && cited.document === identity) show(dialog, chosenForm() ?? "plain");
});

/** The button that copies says what it copies, to who comes near it. */
function nameCopy({ target }) {
  const copies = target.closest?.('[data-copy="cited"]');
  const form = copies && chosenForm();
  if (form) copies.title = say("cite.as", { form: nameOf(form) });
}

for (const nearing of ["pointerover", "focusin"]) document.addEventListener(nearing, nameCopy);
