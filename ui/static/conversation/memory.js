// What a tab remembers of its conversation, so that loading the page again, or coming back to it,
// finds it there: the questions, not the answers, which the server gives afresh. It stays in this
// tab's own storage; a switch in the options keeps nothing.

import { restore } from "./asking.js";
import { tell, when } from "../shared/bus.js";
import { asked } from "./conversation.js";
import { follow } from "../document/footnotes.js";
import { comeBack, placeOf, questionsOf, repliesOf, scrollerOf } from "./log.js";
import { announce, narrow, pane } from "../document/pane.js";
import { readKept, wipeKept, writeKept } from "../shared/storage.js";
import { counted, say } from "../shared/texts.js";

const KEPT = "footnote.conversation"; // {wishes, draft, at, open}: see `remember`; `conversation/returning.js` reads it too
const SWITCH = "footnote.keep"; // "no" where a person wants nothing kept; the same
const MOST = 100; // questions that come back: `MOST_RESTORED` of `ui/web/chat_request.py`
const TYPED = 300; // milliseconds after the last letter until what stands in the box is kept
const room = document.documentElement;

const before = isKept() ? recall() : {};
let returning = "restoring" in room.dataset; // until what was kept is on the page again; `conversation/returning.js`
let open = before.open ?? null; // {place, number} of the footnote or {document} that lies open
let typing = 0;

/** Whether the conversation is kept in this tab. */
export function isKept() {
  return readKept(SWITCH, "localStorage") !== "no";
}

/** Keep it from now on; or keep nothing, and of what was kept nothing either. */
export function keep(on) {
  if (on) {
    wipeKept(SWITCH, "localStorage");
    remember();
  } else {
    writeKept(SWITCH, "no", "localStorage");
    wipeKept(KEPT);
  }
  tell("keeping", { on });
  announce(say(on ? "options.kept" : "options.wiped"));
}

/** Bring back what was kept, and keep what comes; `library` is awaited before a document is opened. */
export function beginMemory(library) {
  const field = box();
  if (before.draft && !field.value) {
    field.value = before.draft;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  addEventListener("pagehide", remember);
  document.addEventListener("visibilitychange", remember);
  document.addEventListener("input", ({ target }) => {
    if (target !== box()) return;
    clearTimeout(typing);
    typing = setTimeout(remember, TYPED);
  });
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("#clear")) return;
    arrive();
    open = null;
    remember();
  });
  if (!returning) return;
  when("restored", async ({ count }) => {
    announce(counted("kept.restored", count));
    const lay = open;
    arrive();
    await library;
    if (!narrow.matches && lay) await layOpen(lay);
  });
  const wishes = before.wishes.slice(-MOST);
  comeBack({ at: before.at ?? null, count: wishes.length });
  restore(wishes);
}

when("logged", () => {
  const there = questionsOf(document.querySelector("#conversation")).length;
  if (there) delete room.dataset.restoring;
  if (!returning) remember();
});
when("unsent", () => delete room.dataset.restoring);
when("followed", ({ citation, card }) => {
  if (returning || !card?.closest("#conversation")) return;
  open = { place: placeOf(card), number: citation.number };
  remember();
});
when("shown", ({ document: identity }) => {
  if (returning || open?.number) return;
  open = { document: identity };
  remember();
});
when("listed", () => {
  if (returning) return;
  open = null;
  remember();
});

/** The conversation of before is there, or is wanted no more: from now on the page is what is kept. */
function arrive() {
  returning = false;
  delete room.dataset.restoring;
}

/** Keep what is on the page now. */
function remember() {
  if (!isKept() || !pane) return;
  const wishes = returning ? before.wishes : asked();
  const at = returning ? before.at : scrollerOf()?.scrollTop;
  writeKept(KEPT, JSON.stringify({ wishes, draft: box().value, at, open }));
}

/** What was kept; empty where that is nothing that can be read. */
function recall() {
  try {
    const kept = JSON.parse(readKept(KEPT) ?? "{}");
    return Array.isArray(kept.wishes) ? kept : {};
  } catch {
    return {};
  }
}

/** Lay open what lay open; the keyboard stays where it is. */
async function layOpen({ place, number, document: identity }) {
  const held = document.activeElement;
  if (identity && pane.document !== identity) await pane.open(identity);
  const reply = repliesOf(document.querySelector("#conversation"))[place];
  const footnote = reply?.querySelectorAll("button.footnote")[number - 1];
  if (footnote?.offsetParent) await follow(footnote);
  if (held === document.body) document.activeElement.blur();
  else held.focus({ preventScroll: true });
}

function box() {
  return document.querySelector("#question textarea");
}
