// Checking quotations: what somebody pastes is sent to the server, batch by batch, and what each
// quotation is found to be is listed. The text is kept in this tab; nothing else of it is.

import { when } from "../shared/bus.js";
import { citationOf, settle } from "../document/footnotes.js";
import { isKept } from "../conversation/memory.js";
import { onPress } from "../shared/press.js";
import { announce, find, lay, pane } from "../document/pane.js";
import { read } from "../document/source.js";
import { readKept, wipeKept, writeKept } from "../shared/storage.js";
import { counted, language, say } from "../shared/texts.js";
import { row } from "./result.js";

const KEPT = "footnote.check"; // what was pasted, in this tab
const TYPED = 300; // milliseconds after the last letter until it is kept
const ORDER = ["exact", "typography", "bracketed", "stitched", "altered", "absent", "refused"];

let turn = 0; // counts the checks, so that a late reply to an earlier one is let go
let typing = 0; // the timer of the next keeping
let left = { at: 0, pressed: null }; // where the list was left to look at a place

onPress(".check-quotations", open);
onPress(".close-check", () => dialog().close());
onPress(".check-stop", stop);
onPress('[data-do="show-checked"]', show);

/** Let quotations be checked. */
export function furnishChecking() {
  const field = text();
  field.value = readKept(KEPT) ?? "";
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(remember, TYPED);
  });
  addEventListener("pagehide", remember);
  when("keeping", remember);
  let pressed = null; // what the pointer went down on: who drags out of a field does not close it
  dialog().addEventListener("pointerdown", ({ target }) => (pressed = target));
  dialog().addEventListener("click", ({ target }) => {
    if (target === dialog() && pressed === dialog()) dialog().close(); // beside it
  });
  dialog().addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.stopPropagation(); // closes the dialog, and nothing behind it
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === field) check();
  });
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  part(".check-filter input").addEventListener("change", filter);
  fitMasthead();
}

/** Where the masthead is too narrow for its button, the one among the options is shown. */
function fitMasthead() {
  const head = document.querySelector("#masthead .masthead");
  const fit = new ResizeObserver(() => {
    const { dataset } = head.closest("#masthead");
    delete dataset.tight;
    if (head.scrollWidth > head.clientWidth) dataset.tight = "";
  });
  for (const each of [head, ...head.children]) fit.observe(each);
}

function dialog() {
  return document.querySelector("#check");
}

function part(selector) {
  return dialog().querySelector(selector);
}

function text() {
  return part(".check-text");
}

function remember() {
  if (isKept() && text().value) writeKept(KEPT, text().value);
  else wipeKept(KEPT);
}

function open() {
  offerDocuments();
  document.querySelector(".options").open = false;
  dialog().showModal();
  dialog().scrollTop = left.at;
  (left.pressed?.isConnected ? left.pressed : text()).focus({ preventScroll: true });
  left = { at: 0, pressed: null };
}

/** All documents, or the one that lies open; what was chosen stays chosen. */
function offerDocuments() {
  const choice = part(".check-documents");
  const chosen = choice.value;
  const all = new Option(say("check.all"), "");
  const one = pane.document === null ? [] : [new Option(find(".source-title").textContent, pane.document)];
  choice.replaceChildren(all, ...one);
  choice.value = [...choice.options].some((each) => each.value === chosen) ? chosen : "";
  part(".check-where").hidden = !pane.root.hasAttribute("data-several") || one.length === 0;
}

async function check() {
  if (!text().value.trim()) {
    text().focus();
    return;
  }
  remember();
  const mine = ++turn;
  const wish = { text: text().value.toWellFormed(), documents: wanted(), language };
  const sums = new Map();
  begin();
  try {
    for (let first = 1; first !== null; ) {
      const reply = await batch({ ...wish, first });
      if (mine !== turn) return;
      add(reply, sums);
      first = reply.following;
    }
    end(sums);
  } catch (error) {
    if (mine !== turn) return;
    end(sums);
    part(".check-failed").textContent = error.message;
  }
}

function wanted() {
  const chosen = part(".check-where").hidden ? "" : part(".check-documents").value;
  return chosen === "" ? null : [chosen];
}

function batch(wish) {
  return read("/check", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(wish),
  });
}

function begin() {
  part(".check-results").replaceChildren();
  part(".check-found").hidden = true;
  part(".check-failed").textContent = "";
  part(".check-filter input").checked = false;
  busy(say("check.busy"));
}

function busy(sentence) {
  dialog().toggleAttribute("data-busy", sentence !== null);
  part(".check-busy").textContent = sentence ?? "";
  part(".check-busy").hidden = sentence === null;
  part(".check-stop").hidden = sentence === null;
}

function add({ results, count }, sums) {
  part(".check-results").append(...results.map(row));
  for (const { verdict } of results) {
    const kind = verdict ?? "refused";
    sums.set(kind, (sums.get(kind) ?? 0) + 1);
  }
  part(".check-found").hidden = false;
  sum(sums);
  busy(say("check.progress", { done: part(".check-results").children.length, count }));
}

/** What was found, in one line. */
function sum(sums) {
  const kinds = ORDER.filter((kind) => sums.has(kind));
  const count = [...sums.values()].reduce((all, each) => all + each, 0);
  const parts = kinds.map((kind) => say(`check.sum.${kind}`, { count: sums.get(kind) }));
  const list = new Intl.ListFormat(language, { style: "short", type: "unit" }).format(parts);
  part(".check-sum").textContent = `${counted("check.count", count)}: ${list}.`;
  part(".check-filter").hidden = count < 2 || kinds.every((kind) => kind === "exact");
  part(".check-legend").hidden = !part(".check-results :is(ins, del)");
}

function end(sums) {
  const focused = document.activeElement === part(".check-stop");
  busy(null);
  if (focused) part(".check-now").focus();
  if (sums.size) tellIn(part(".check-sum").textContent);
}

function stop() {
  turn += 1;
  busy(null);
  part(".check-now").focus();
  tellIn(say("check.stopped"));
}

/** Have a sentence read out in the dialog: what is behind it is silent. */
function tellIn(sentence) {
  part(".announcement").textContent = sentence;
}

function filter() {
  const only = part(".check-filter input").checked;
  const rows = [...part(".check-results").children];
  for (const each of rows) each.hidden = only && each.dataset.verdict === "exact";
  part(".check-none").hidden = rows.some((each) => !each.hidden);
  tellIn(say("check.filtered", { count: rows.filter((each) => !each.hidden).length }));
}

/** Show a place in the document; the list is there again where it was left. */
async function show(button) {
  const citation = citationOf(button);
  left = { at: dialog().scrollTop, pressed: button };
  dialog().close();
  settle(null);
  lay();
  find(".source-place").textContent = citation.place;
  if (await pane.mark(citation)) announce(say("check.marked", citation));
}
