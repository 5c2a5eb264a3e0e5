// How a document is cited: what was found of it, and what a person corrects. The server says what a
// part may be and what it comes to; here it is only shown and typed.

import { tell } from "../shared/bus.js";
import { button, element, makeDialog } from "../shared/dialogs.js";
import { read } from "../document/source.js";
import { say } from "../shared/texts.js";

const KINDS = [
  "interview",
  "report",
  "book",
  "webpage",
  "article-magazine",
  "article-journal",
  "article",
  "thesis",
  "legal_case",
  "document",
];
const LISTS = ["authors", "interviewers"]; // one name a line
const TYPED = ["issued", "title", ...LISTS, "container", "publisher", "number", "language", "doi", "url"];
const PARTS = ["kind", ...TYPED];
const EXAMPLES = { issued: "2024-03-12", url: "https://…", language: "en", doi: "10.…" };

let shown = null; // the document that the dialog is about
let offered = null; // the document that the pane shows, by whose button it opens

/** Offer the details of the document that is shown now, or of none. */
export function offerDetails(identity) {
  offered = identity;
  document.querySelector(".show-details").hidden = identity === null;
}

/**
 * Open the details of a document, or of the one that is shown.
 * @param {string|null} [part] the field to begin with
 */
export async function openDetails(identity = offered, part = null) {
  const dialog = document.querySelector("#details") ?? make();
  shown = identity;
  clear(dialog);
  dialog.showModal();
  const shows = await attempt(dialog, () => read(addressOf(identity)));
  if (shows && part) dialog.querySelector(`[name="${part}"]`).focus();
}

function addressOf(identity) {
  return `/source/${identity}/details`;
}

function make() {
  const dialog = makeDialog("details", say("details.title"), say("details.close"));
  const form = element("form");
  const failed = element("p", "details-failed");
  failed.setAttribute("role", "alert");
  const told = element("p", "details-told");
  told.setAttribute("role", "status");
  const save = element("button", "details-save", say("details.save"));
  const reset = button("quiet details-reset", say("details.reset"));
  reset.addEventListener("click", () => put(dialog, {}, "details.restored"));
  const actions = element("div", "over-actions");
  actions.append(save, reset);
  form.append(element("p", "details-how"), kindField(), ...TYPED.map(field), actions);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    put(dialog, wished(form), "details.saved");
  });
  const cited = element("section", "details-cited");
  cited.append(element("h3", "", say("details.cited")), element("div"));
  dialog.append(form, failed, told, cited);
  return dialog;
}

function kindField() {
  const row = element("div", "details-part");
  const choice = element("select");
  choice.name = "kind";
  choice.append(new Option("", ""), ...KINDS.map((kind) => new Option(kindName(kind), kind)));
  row.append(labelled(choice, say("details.kind")));
  return row;
}

function kindName(kind) {
  return say(`details.kind.${kind}`);
}

function field(name) {
  const row = element("div", `details-part details-${name}`);
  const typed = element(LISTS.includes(name) ? "textarea" : "input");
  typed.name = name;
  typed.dir = "auto";
  typed.autocomplete = "off";
  typed.spellcheck = false;
  if (LISTS.includes(name)) {
    typed.rows = 2;
    typed.setAttribute("aria-describedby", "details-names");
  }
  row.append(labelled(typed, say(`details.of.${name}`)));
  if (name !== "title") row.append(none(name, typed));
  if (name === "authors") {
    const how = element("p", "details-names", say("details.names"));
    how.id = "details-names";
    row.append(how);
  }
  return row;
}

/** For what was found and is wrong, where nothing is right: a person says that there is none. */
function none(name, typed) {
  const label = element("label", "details-none");
  const box = element("input");
  box.type = "checkbox";
  box.name = `${name}-none`;
  box.setAttribute("aria-label", say("details.none.name", { part: say(`details.of.${name}`) }));
  box.addEventListener("change", () => (typed.disabled = box.checked));
  label.append(box, element("span", "", say("details.none")));
  return label;
}

function labelled(control, words) {
  const label = element("label", "details-label");
  label.append(element("span", "", words), control);
  return label;
}

function clear(dialog) {
  fill(dialog, { found: {}, correction: {}, may_correct: true, html: "" });
  tellIn(dialog, "", "");
}

function fill(dialog, { found, correction, may_correct, html }) {
  const form = dialog.querySelector("form");
  const { kind } = form.elements;
  kind.options[0].text = found.kind ? say("details.kind.found", { kind: kindName(found.kind) }) : "";
  kind.value = correction.kind ?? "";
  kind.disabled = !may_correct;
  for (const name of TYPED) {
    const typed = form.elements[name];
    const said = correction[name] ?? null;
    const box = form.elements[`${name}-none`];
    typed.value = lines(may_correct ? said : (said ?? found[name]));
    typed.readOnly = !may_correct;
    typed.placeholder = may_correct ? lines(found[name]) || EXAMPLES[name] || "" : "";
    if (box) {
      box.checked = said !== null && said.length === 0;
      box.parentElement.hidden = !may_correct || (!box.checked && !found[name]?.length);
    }
    typed.disabled = may_correct && (box?.checked ?? false);
  }
  dialog.querySelector(".details-how").textContent = say(may_correct ? "details.how" : "details.read");
  form.querySelector(".over-actions").hidden = !may_correct;
  form.querySelector(".details-names").hidden = !may_correct;
  form.querySelector(".details-reset").disabled = PARTS.every((name) => (correction[name] ?? null) === null);
  dialog.querySelector(".details-cited div").innerHTML = html; // of `ui/routes/citing.py`, escaped there
}

function lines(words) {
  return Array.isArray(words) ? words.join("\n") : (words ?? "");
}

/** What the form says: a part left empty stays as it was found. */
function wished(form) {
  return Object.fromEntries(
    PARTS.map((name) => {
      if (form.elements[`${name}-none`]?.checked) return [name, LISTS.includes(name) ? [] : ""];
      const words = form.elements[name].value.trim();
      if (!words) return [name, null];
      return [name, LISTS.includes(name) ? words.split("\n").filter((line) => line.trim()) : words];
    }),
  );
}

async function put(dialog, correction, done) {
  const identity = shown;
  const sent = await attempt(dialog, () =>
    read(addressOf(identity), {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(correction),
    }),
  );
  if (!sent) return;
  tell("corrected", { document: identity });
  if (identity === shown) tellIn(dialog, "", say(done));
}

/** Show what the server answers, or say what is wrong; whether it answered. */
async function attempt(dialog, work) {
  const identity = shown;
  tellIn(dialog, "", "");
  try {
    const reply = await work();
    if (identity === shown) fill(dialog, reply);
    return true;
  } catch (error) {
    if (identity === shown) tellIn(dialog, error.message, "");
    return false;
  }
}

function tellIn(dialog, failed, told) {
  const alarm = dialog.querySelector(".details-failed");
  alarm.textContent = failed;
  if (failed) alarm.scrollIntoView({ block: "nearest" });
  dialog.querySelector(".details-told").textContent = told;
}
