// The library: what is being served, as a list in which a document is found and opened.

import { when } from "../shared/bus.js";
import { limitButton } from "../conversation/limits.js";
import { announce, find, hasList, nameSource, pane } from "../document/pane.js";
import { read } from "../document/source.js";
import { counted, language, say } from "../shared/texts.js";

const FEW = 8; // documents; more than are seen at a glance can be searched
const PAUSE = 150; // milliseconds without a key after which what was typed is looked for

let turn = 0; // counts what was looked for, so that a late reply is let go
let typing = 0; // the timer of the next look
let served = 0; // documents being served
let own = 0; // documents of the visitor's

/** What is being served, once the server has said it. */
export async function loadLibrary() {
  const library = await look("", 0);
  show(library);
  served = library.total;
  find(".library-find").hidden = library.total <= FEW;
  if (library.offer) offer(library.offer);
  tellPassedOver(library);
  for (const place of document.querySelectorAll(".served")) name(place, library);
  nameSource();
  countAll();
  return library;
}

/** Say beside what is being served how many documents of one's own are asked too. */
export function countOwn(count) {
  own = count;
  for (const place of document.querySelectorAll(".own-count")) {
    place.textContent = count ? counted("serving.own", count) : "";
  }
  countAll();
}

/** List what is looked for by its title or its name. */
export async function filterLibrary() {
  const mine = ++turn;
  try {
    const library = await look(wanted(), 0);
    if (mine !== turn) return;
    show(library);
    announce(counted("library.found", library.found));
  } catch (error) {
    if (mine === turn) announce(error.message);
  }
}

/** List a hundred more. */
export async function showFurther() {
  const mine = ++turn;
  const list = find(".served-documents");
  const shown = list.children.length;
  try {
    const library = await look(wanted(), shown);
    if (mine !== turn) return;
    show(library, shown);
    list.children[shown]?.querySelector("button").focus();
    announce(say("library.furthered", { shown: list.children.length, count: library.found }));
  } catch (error) {
    if (mine === turn) announce(error.message);
  }
}

/** A document's name in a list: pressed, it is opened. */
export function openButton(listed, { yours = false } = {}) {
  const button = element("button", "open-document");
  button.type = "button";
  button.dataset.document = listed.id;
  const words = element("span", "words");
  words.append(title(listed.title));
  if (yours) words.append(" ", element("span", "yours", say("library.yours")));
  button.append(words, about(listed));
  return button;
}

/** Quiet facts under a title: its kind, how much of it there is, what its file is called. */
function about({ kind, pages, turns, passages, name }) {
  const line = element("span", "about");
  const facts = [say(`kind.${kind}`)];
  if (pages) facts.push(counted("facts.pages", pages));
  else if (turns) facts.push(counted("facts.turns", turns));
  if (passages) facts.push(counted("facts.passages", passages));
  line.append(...facts.map((fact) => element("span", "fact", fact)));
  const file = element("span", "name", name);
  file.dir = "auto";
  line.append(file);
  return line;
}

function show({ documents, found, total }, first = 0) {
  const list = find(".served-documents");
  if (first) list.append(...documents.map(row));
  else list.replaceChildren(...documents.map(row));
  const left = found - first - documents.length;
  find(".library .further").textContent = say("library.further", { count: left });
  find(".library .further").hidden = left <= 0;
  find(".library-count").textContent =
    found === total ? counted("library.all", total) : counted("library.found", found);
  find(".library-count").hidden = total <= 1;
  find(".library-none").textContent = say(total ? "library.none" : "library.empty");
  find(".library-none").hidden = found > 0;
}

/** Say what of the folders was passed over, and why. */
function tellPassedOver({ passed_over: count, why }) {
  const place = find(".passed-over");
  place.hidden = !why.length;
  place.querySelector("summary").textContent = counted("library.passed", count);
  place.querySelector("ul").replaceChildren(...why.map((words) => element("li", "", words)));
}

function look(words, first) {
  return read(`/library?${new URLSearchParams({ filter: words, from: first })}`);
}

function wanted() {
  return find(".library-filter").value;
}

function name(place, { documents, total }) {
  if (total === 1) place.replaceChildren(title(documents[0].title));
  else place.textContent = say("serving.many", { count: total });
}

/** Where one document alone is asked, none of the page's buttons need limit questions to it. */
function countAll() {
  pane.root.toggleAttribute("data-several", served + own > 1);
}

function row(listed) {
  const item = element("li", "served-document");
  item.append(openButton(listed), limitButton(listed));
  return item;
}

function title(words) {
  const cite = element("cite", "", words);
  cite.dir = "auto";
  return cite;
}

function element(tag, kind, words = "") {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.textContent = words;
  return made;
}

/** Say what may be added, and let it be. */
function offer({ largest, most, longest, keep, formats }) {
  const panel = find(".uploads");
  panel.dataset.largest = largest;
  const names = new Intl.ListFormat(language).format(formats.map((each) => say(`format.${each}`)));
  panel.querySelector(".upload-formats").textContent = say("uploads.formats", { names });
  panel.querySelector(".upload-limits").textContent = say("uploads.limits", {
    count: most,
    size: largest / 1e6,
    length: longest / 1e6,
  });
  panel.querySelector(".upload-kept").textContent = say("uploads.kept", { time: span(keep) });
  panel.hidden = false;
  for (const button of document.querySelectorAll(".to-uploads")) button.hidden = false;
}

/** A length of time in words: "90 minutes", "2 days". */
function span(seconds) {
  const units = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];
  const whole = Math.max(1, Math.round(seconds));
  const [unit, length] = units.find(([, each]) => whole % each === 0);
  const words = { style: "unit", unit, unitDisplay: "long" };
  return new Intl.NumberFormat(language, words).format(whole / length);
}

// From a document to the others, where there are any.
when("shown", () => (find(".to-documents").hidden = !hasList()));
when("listed", () => (find(".to-documents").hidden = true));

document.addEventListener("input", (event) => {
  if (!event.target.matches(".library-filter")) return;
  clearTimeout(typing);
  typing = setTimeout(filterLibrary, PAUSE);
});

// Enter opens the only one that is found; Escape shows them all again.
document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.(".library-filter")) return;
  if (event.key === "Enter") {
    const found = pane.root.querySelectorAll(".served-documents .open-document");
    if (found.length === 1) found[0].click();
  } else if (event.key === "Escape" && event.target.value) {
    event.target.value = "";
    event.stopImmediatePropagation();
    filterLibrary();
  }
});
