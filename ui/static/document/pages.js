// A PDF's page as it looks, over the text in the source pane, the quotation's words boxed.
//
// The server draws the page and says where the words stand; here the two are laid over each other.

import { when } from "../shared/bus.js";
import { follow } from "./footnotes.js";
import { onPress } from "../shared/press.js";
import { announce, find, pane } from "./pane.js";
import { read } from "./source.js";
import { say } from "../shared/texts.js";

const looking = {
  on: false, // whether pages are shown rather than text
  document: null, // identity of the document whose page is shown
  index: 0,
  start: 0, // of its text, in code points
  citation: null, // whose words are boxed
  turn: 0, // counts what was asked for, so that a late reply is let go
};
let shown = null; // identity of the document in the pane
let cited = null; // the citation that is marked in the text

/** The page on which a quotation stands, its words boxed. */
async function seePage(button) {
  looking.on = true;
  const footnote = button.closest(".quotation").querySelector(".footnote");
  await follow(footnote);
  if (looking.on) find(".sheet-scroll").focus({ preventScroll: true });
}

/** From the text to the page that is read there, or back. */
async function change() {
  if (looking.on) {
    backToText();
    return;
  }
  const at = isInView(find(".source-text mark")) ? cited.start : startOfView();
  try {
    const { index } = await read(`/source/${shown}/pages?at=${at}`);
    looking.on = true;
    await see(shown, index, cited);
    find(".sheet-scroll").focus({ preventScroll: true });
  } catch (error) {
    announce(error.message);
  }
}

/** The text again: at the quotation, or where the page begins that was looked at. */
async function backToText() {
  const { document: identity, index, start } = looking;
  putAway();
  if (cited?.document === identity && cited.page === index) {
    await pane.mark(cited);
  } else {
    await pane.open(identity, start);
    find(".source-scroll").focus({ preventScroll: true });
  }
}

/** Draw a page; the words of a citation that stand on it are boxed. */
async function see(identity, index, citation) {
  const turn = ++looking.turn;
  Object.assign(looking, { document: identity, index, citation });
  lay();
  const { start = 0, end = 0 } = citation?.document === identity ? citation : {};
  try {
    const page = await read(`/source/${identity}/pages/${index}?start=${start}&end=${end}`);
    if (turn !== looking.turn) return;
    looking.start = page.start;
    await picture(identity, page, citation?.document === identity ? citation : null);
    if (turn !== looking.turn) return;
    tellOf(page.note ?? "");
    announce(page.note ?? say("pages.shown", { page: page.label }));
  } catch (error) {
    if (turn !== looking.turn) return;
    find(".sheet-picture").hidden = true;
    tellOf(error.message);
    announce(error.message);
  } finally {
    if (turn === looking.turn) find(".sheet").removeAttribute("aria-busy");
  }
}

async function picture(identity, page, citation) {
  const image = find(".sheet-picture img");
  image.width = page.width;
  image.height = page.height;
  image.alt = say("pages.alt", { page: page.label, title: page.title });
  image.src = `/source/${identity}/pages/${page.index}.png`;
  find(".sheet-label").textContent = page.label;
  find('[data-turn="-1"]').disabled = page.index === 0;
  find('[data-turn="1"]').disabled = page.index + 1 >= page.count;
  find(".sheet-boxes").replaceChildren(...page.boxes.map(box));
  find(".sheet-marked").textContent =
    citation && page.boxes.length ? say("pages.marked", { quote: citation.quote }) : "";
  find(".sheet-picture").hidden = false;
  await image.decode().catch(() => {
    throw new Error(say("source.gone"));
  });
  bring(find(".sheet-boxes").firstElementChild);
}

function box({ left, top, width, height }) {
  const element = document.createElement("span");
  for (const [name, share] of Object.entries({ left, top, width, height })) {
    element.style.setProperty(`--${name}`, `${100 * share}%`);
  }
  return element;
}

/** Scroll so that the first box stands a third down, or to the top of the page. */
function bring(element) {
  const scroller = find(".sheet-scroll");
  const top = element ? element.getBoundingClientRect().top : scroller.getBoundingClientRect().top;
  const off = element ? scroller.clientHeight / 3 : scroller.scrollTop;
  scroller.scrollTop += top - scroller.getBoundingClientRect().top - off;
}

/** Lay the page over the text, which nobody reaches meanwhile. */
function lay() {
  const sheet = find(".sheet");
  sheet.hidden = false;
  sheet.setAttribute("aria-busy", "true");
  tellOf(say("pages.drawing"));
  find(".source-scroll").inert = true;
  name();
}

function putAway() {
  looking.on = false;
  looking.turn += 1;
  find(".sheet").hidden = true;
  find(".source-scroll").inert = false;
  name();
}

/** The button says what it will show. */
function name() {
  find(".show-page").textContent = say(looking.on ? "pages.text" : "pages.page");
}

function tellOf(sentence) {
  find(".sheet-told").textContent = sentence;
}

function isInView(mark) {
  if (!mark || cited?.document !== shown) return false;
  const view = find(".source-scroll").getBoundingClientRect();
  const { top, bottom } = mark.getBoundingClientRect();
  return bottom > view.top && top < view.bottom;
}

/** Where the first character in view stands in the text, in code points. */
function startOfView() {
  const top = find(".source-scroll").getBoundingClientRect().top;
  for (const window of find(".source-text").children) {
    let at = Number(window.dataset.start);
    for (const piece of window.querySelectorAll(".piece")) {
      if (piece.getBoundingClientRect().bottom > top) return at;
      at += [...piece.textContent].length;
    }
  }
  return 0;
}

async function offer(identity) {
  shown = identity;
  const button = find(".show-page");
  if (looking.on && looking.document !== identity) putAway();
  button.hidden = true;
  if (identity === null) return;
  const { count } = await read(`/source/${identity}/pages`).catch(() => ({ count: 0 }));
  if (shown === identity) button.hidden = count === 0;
}

onPress('[data-do="page"]', seePage);
onPress(".show-page", change);
onPress(".sheet-turn", (button) => {
  see(looking.document, looking.index + Number(button.dataset.turn), looking.citation);
});
document.addEventListener("keydown", (event) => {
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!way || !event.target.matches?.(".sheet:not(.larger) .sheet-scroll")) return;
  find(`[data-turn="${way}"]`).click(); // on a larger page the arrows scroll
});
onPress(".sheet-zoom", (button) => {
  const larger = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", larger);
  find(".sheet").classList.toggle("larger", larger);
  bring(find(".sheet-boxes").firstElementChild);
});

when("followed", ({ citation }) => {
  cited = citation;
  if (!looking.on) return;
  if (citation === null || citation.page === null) putAway();
  else see(citation.document, citation.page, citation);
});
when("shown", ({ document: identity }) => identity !== shown && offer(identity));
when("listed", () => offer(null));
