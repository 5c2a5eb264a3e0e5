// The map: a strip beside the text that stands for the whole document, in code points, whatever part
// of it is held: the quotations of the current answer, what the reader has before them, and the
// places found by hand.
//
// One stop for the keyboard, walked through by the arrow keys: all it shows can be reached
// elsewhere too (footnotes, previous and next), so nobody has to pass ten ticks on their way.

import { when } from "../shared/bus.js";
import { foundStarts } from "./find.js";
import { citationOf, foldOf, follow, footnotesBeside } from "./footnotes.js";
import { onPress } from "../shared/press.js";
import { find, pane } from "./pane.js";
import { say } from "../shared/texts.js";

const NEAR = 5; // CSS pixels below which two ticks would look like one
const LANES = 3; // ticks that may stand side by side
const TARGET = 24; // CSS pixels of a tick's target, where its neighbours leave room

let card = null; // of the current footnote
let watched = null; // the strip, watched since it was found: its height changes with what lies open
const watch = new ResizeObserver(draw);
let waiting = 0; // the frame in which the thumb is drawn

/** Draw the map of the document shown. */
function draw() {
  if (!pane) return;
  const map = find(".source-map");
  if (watched !== map) watch.observe((watched = map));
  map.hidden = pane.document === null || pane.length === 0;
  if (map.hidden) return;
  const height = map.clientHeight;
  const ticks = footnotes().map((button) => ({ button, citation: citationOf(button) }));
  const shown = ticks.filter(({ citation }) => citation.document === pane.document);
  shown.sort((one, other) => one.citation.start - other.citation.start);
  const focused = map.contains(document.activeElement);
  find(".map-ticks").replaceChildren(...lay(shown, height).map(tick));
  const stop = find(".map-tick[aria-current]") ?? find(".map-tick");
  if (stop) stop.tabIndex = 0;
  if (focused) (stop ?? pane.scroller).focus({ preventScroll: true });
  drawFound();
  drawSeen();
}

/** The footnotes that stand open in the answer that has the current one, else in the newest. */
function footnotes() {
  const newest = [...document.querySelectorAll("#conversation .answer")].at(-1);
  const one = (card?.isConnected ? card : newest)?.querySelector("button.footnote");
  return one ? footnotesBeside(one).filter((each) => foldOf(each)?.open ?? true) : [];
}

/** Give each tick its height, its lane and the room of its target, none over another. */
function lay(ticks, height) {
  let before = null;
  const laid = ticks.map((each) => {
    let y = (each.citation.start / pane.length) * height;
    let lane = 0;
    if (before && y - before.y < NEAR) {
      lane = (before.lane + 1) % LANES;
      y = lane === 0 ? before.y + NEAR : before.y;
    }
    before = { ...each, y, lane };
    return before;
  });
  const rows = [...new Set(laid.map((each) => each.y))];
  return laid.map((each) => {
    const row = rows.indexOf(each.y);
    const lanes = laid.filter((other) => other.y === each.y).length;
    const top = Math.max(each.y - TARGET / 2, ((rows[row - 1] ?? -TARGET) + each.y) / 2);
    const bottom = Math.min(each.y + TARGET / 2, (each.y + (rows[row + 1] ?? height + TARGET)) / 2);
    return { ...each, lanes, top, bottom };
  });
}

function tick({ button, citation, y, lane, lanes, top, bottom }) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "map-tick";
  made.tabIndex = -1;
  made.footnote = button;
  const words = say(citation.number === null ? "map.own" : "map.tick", citation);
  made.title = words;
  made.setAttribute("aria-label", words);
  if (button.getAttribute("aria-current")) made.setAttribute("aria-current", "true");
  const places = { top, height: bottom - top, line: y - top, lane, lanes };
  for (const [name, value] of Object.entries(places)) made.style.setProperty(`--${name}`, value);
  return made;
}

/** The places found by hand, as one drawing however many they are. */
function drawFound() {
  const rows = new Set(foundStarts().map((at) => Math.round((at / pane.length) * 1000)));
  find(".map-found path").setAttribute("d", [...rows].map((row) => `M0 ${row}H10`).join(""));
}

/** What the reader has before them. */
function drawSeen() {
  waiting = 0;
  if (find(".source-map").hidden) return;
  const { start, end } = pane.seen;
  const seen = find(".map-seen");
  seen.style.setProperty("--from", start / pane.length);
  seen.style.setProperty("--to", end / pane.length);
}

function scrolled() {
  waiting ||= requestAnimationFrame(drawSeen);
}

/** Where nothing stands on the strip, it leads to that part of the document. */
function jump(map, event) {
  const box = map.getBoundingClientRect();
  const part = Math.min(Math.max((event.clientY - box.top) / box.height, 0), 1);
  pane.goTo(Math.min(Math.floor(part * pane.length), pane.length - 1));
}

onPress(".map-tick", (made) => follow(made.footnote));
onPress(".source-map", jump);
document.addEventListener("keydown", (event) => {
  const made = event.target.closest?.(".map-tick");
  const all = made ? [...made.parentElement.children] : [];
  const at = all.indexOf(made);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (!all[to]) return;
  event.preventDefault();
  made.tabIndex = -1;
  all[to].tabIndex = 0;
  all[to].focus();
});
document.addEventListener("toggle", draw, { capture: true }); // a card was opened or folded
when("shown", draw);
when("listed", draw);
when("found", draw);
when("scrolled", scrolled);
when("drawn", draw);
when("answered", draw);
when("followed", (followed) => {
  card = followed.card;
  draw();
});
