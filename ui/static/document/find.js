// Finding by hand: a phrase in the document shown, or in all of them while their list is shown.
//
// Where it stands the server says (`ui/routes/phrase_search.py`), and it tells the places from the text in every
// window; here one of them is the current one.

import { tell, when } from "../shared/bus.js";
import { lineOf, rowOf } from "./findings.js";
import { settle } from "./footnotes.js";
import { onPress } from "../shared/press.js";
import { announce, find, lay, narrow, pane } from "./pane.js";
import { read } from "./source.js";
import { counted, say } from "../shared/texts.js";

const PAUSE = 200; // milliseconds without a key after which what was typed is looked for
const LISTED = 200; // places in the list; who has more looks for more words

let places = []; // of the phrase in the document shown
let more = false; // whether there are more of them than are known
let here = -1; // the current one
let holder = null; // the document in which they are; null: none, or the list of all
let wanted = null; // where to go once they are known, in code points
let eager = false; // whether a place is to be gone to as soon as there is one: Enter came before them
let asked = 0; // counts the questions, so that a late reply is let go
let timer = 0;

/** Open the field, or go back to it. */
export function openFind() {
  const field = find(".find-phrase");
  lay();
  showText();
  find(".source-find").hidden = false;
  find(".show-find").setAttribute("aria-expanded", "true");
  field.focus();
  field.select();
  if (field.value.trim() && holder === null) search({ from: pane.seen.start });
}

/** Close the field and let the marks go; whether it was open. */
export function closeFind() {
  const form = find(".source-find");
  if (form.hidden) return false;
  const focused = form.contains(document.activeElement);
  form.hidden = true;
  find(".show-find").setAttribute("aria-expanded", "false");
  clear();
  pane.look(null).catch(() => {}); // the marks that are left go with the text
  if (focused) pane.scroller.focus({ preventScroll: true });
  return true;
}

/** The current place, its words as the document has them; null where there is none. */
export function placeHere() {
  const place = places[here];
  return place ? { start: place.start, end: place.end, quote: place.words } : null;
}

/** What was found, for the map: the places' starts. */
export function foundStarts() {
  return places.map((place) => place.start);
}

function wish() {
  return { phrase: find(".find-phrase").value, case: isPressed(find(".find-case")) };
}

/**
 * Look for what the field says.
 * @param {{from?: number|null}} where the place to go to: the first one from here; null: none
 */
async function search({ from = null } = {}) {
  clearTimeout(timer);
  const turn = ++asked;
  const identity = pane.document;
  const looked = wish();
  clear();
  if (!looked.phrase.trim()) return pane.look(null);
  holder = identity;
  const query = new URLSearchParams(looked);
  try {
    const found = await read(identity ? `/source/${identity}/places?${query}` : `/places?${query}`);
    if (turn !== asked || find(".source-find").hidden) return;
    if (identity === null) return await listHolders(found, looked);
    await pane.look(looked);
    if (turn === asked) await listPlaces(found, from);
  } catch (error) {
    if (turn === asked) tellOf(error.message);
  }
}

async function listPlaces(found, from) {
  places = found.places;
  more = found.more;
  const button = find(".find-listed");
  button.hidden = places.length === 0;
  if (places.length && button.getAttribute("aria-expanded") === "true") unfoldList();
  for (const button of pane.root.querySelectorAll(".find-step")) button.disabled = !places.length;
  count();
  tell("found");
  if (!places.length) return tellOf(say("find.none"));
  announce(countOf(places.length, more));
  if (from === null) return;
  const next = places.findIndex((place) => place.end > from);
  await go(Math.max(next, 0));
}

/** The documents that hold the phrase; whoever chooses one goes on to its first place. */
async function listHolders({ total, documents }, looked) {
  await pane.look(looked);
  const list = find(".find-places");
  list.replaceChildren(...documents.map((each) => rowOf(each, countOf(each.count, each.more))));
  list.hidden = documents.length === 0;
  const rest = total - documents.length;
  const words = counted("find.documents", total);
  if (!total) return tellOf(say("find.nowhere"));
  tellOf(rest > 0 ? `${words} ${say("find.documents.rest", { count: rest })}` : words);
}

/** Go to a place: it is marked as the current one, and scrolled to. */
async function go(index) {
  here = index;
  eager = false;
  const place = places[index];
  showText();
  if (narrow.matches) foldList();
  count();
  await pane.goTo(place.start);
  if (places[here] !== place) return;
  show();
  const slots = { number: index + 1, count: places.length, place: place.spot };
  const around = `${place.before}${place.words}${place.after}`;
  announce(`${say("find.at", slots)} ${around}`);
}

/** It is the text that is looked through, and no picture of a page. */
function showText() {
  if (!find(".sheet").hidden) find(".show-page").click();
}

function unfoldList() {
  const list = find(".find-places");
  list.replaceChildren(...places.slice(0, LISTED).map(lineOf));
  list.hidden = false;
  find(".find-listed").setAttribute("aria-expanded", "true");
  show();
}

function foldList() {
  find(".find-places").hidden = true;
  find(".find-listed").setAttribute("aria-expanded", "false");
}

/** The next place, or the one before; after the last one comes the first. */
function step(by) {
  eager = !places.length;
  if (eager) return search({ from: pane.document ? pane.seen.start : null });
  const from = here < 0 ? nearest(by) : here + by;
  return go((from + places.length) % places.length);
}

/** Where to begin where no place is the current one: at what the reader has before them. */
function nearest(by) {
  const { start } = pane.seen;
  const next = places.findIndex((place) => place.end > start);
  const index = next < 0 ? places.length : next;
  return by > 0 ? index : index - 1;
}

/** Mark the current place in the text shown, wherever it was drawn again. */
function show() {
  for (const element of pane.text.querySelectorAll(".found.here")) element.classList.remove("here");
  const place = places[here];
  const pieces = place ? pane.text.querySelectorAll(`[data-place="${place.start}"]`) : [];
  for (const element of pieces) element.classList.add("here");
  for (const row of pane.root.querySelectorAll(".find-place")) {
    row.toggleAttribute("aria-current", row.dataset.index === String(here));
  }
}

function count() {
  const all = more ? say("find.more", { count: places.length }) : places.length;
  const words = here < 0 ? countOf(places.length, more) : say("find.count", { number: here + 1, count: all });
  find(".find-count").textContent = places.length ? words : "";
  find(".cite-place").hidden = here < 0;
}

function countOf(number, moreThan) {
  return moreThan ? say("find.places.more", { count: number }) : counted("find.places", number);
}

function tellOf(sentence) {
  find(".find-said").textContent = sentence;
  announce(sentence);
}

function clear() {
  places = [];
  more = false;
  here = -1;
  holder = null;
  find(".find-said").textContent = "";
  find(".find-places").hidden = true;
  find(".find-listed").hidden = true;
  for (const button of pane.root.querySelectorAll(".find-step")) button.disabled = true;
  count();
  show();
  tell("found");
}

/** The text shown is another one, or stands elsewhere. */
function follow() {
  if (!pane || find(".source-find").hidden) return;
  if (holder === pane.document) return show();
  search({ from: wanted ?? (eager && pane.document ? pane.seen.start : null) });
  wanted = null;
}

function isPressed(button) {
  return button.getAttribute("aria-pressed") === "true";
}

onPress(".show-find", () => closeFind() || openFind());
onPress(".close-find", closeFind);
onPress(".find-step", (button) => step(Number(button.dataset.find)));
onPress(".find-case", (button) => {
  button.setAttribute("aria-pressed", String(!isPressed(button)));
  search({ from: places[here]?.start ?? (pane.document ? pane.seen.start : null) });
});
onPress(".find-listed", () => (find(".find-places").hidden ? unfoldList() : foldList()));
onPress(".find-place", (row) => go(Number(row.dataset.index)));
onPress(".find-holder", (row) => {
  settle(null);
  wanted = Number(row.dataset.start);
  pane.goTo(wanted, row.dataset.document);
});

document.addEventListener("input", (event) => {
  if (!event.target.matches?.(".find-phrase")) return;
  clearTimeout(timer);
  eager = false;
  const from = places[here]?.start ?? (pane.document ? pane.seen.start : null);
  timer = setTimeout(() => search({ from }), PAUSE);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches?.(".find-phrase")) return;
  event.preventDefault();
  step(event.shiftKey ? -1 : 1);
});
document.addEventListener("submit", (event) => {
  if (event.target.matches(".source-find")) event.preventDefault();
});

when("shown", follow);
when("listed", follow);
