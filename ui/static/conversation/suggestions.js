// What could be asked next: looked for once the newest answer is on the screen, shown under it. An
// answer waits for nothing, and nothing that stands there moves.

import { ask, isBusy, limitsNow } from "./asking.js";
import { asked } from "./conversation.js";
import { repliesOf } from "./log.js";
import { read } from "../document/source.js";
import { say } from "../shared/texts.js";

/** Offer questions under a reply, if it is the newest. */
export async function suggest(reply) {
  if (!isNewest(reply) || !reply.matches(".answer")) return;
  for (const old of document.querySelectorAll("#conversation .next-questions")) old.remove();
  const cards = [...reply.querySelectorAll(".quotation")];
  const open = cards.filter((card) => !card.matches(".closest *"));
  const near = (open.length ? open : cards).map(placeOf);
  if (!near.length) return;
  let found = [];
  try {
    ({ questions: found } = await read("/suggestions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ asked: questions(), near, ...limitsNow() }),
    }));
  } catch {
    // Nobody asked for them: that the server does not answer is said where it is asked something.
  }
  if (found.length && isNewest(reply) && !isBusy()) reply.append(list(found));
}

/** Ask a question that was offered; it is one like any other. */
export function askNext(button, event) {
  if (!ask({ question: button.textContent, ...limitsNow() })) return;
  // Pressed by a key: the button goes, so the keyboard goes on where questions are asked.
  if (event.detail === 0) document.querySelector("#question textarea").focus();
}

function isNewest(reply) {
  return reply.isConnected && repliesOf(document.querySelector("#conversation")).at(-1) === reply;
}

/** The questions so far; a wish for a quotation's like is none. */
function questions() {
  return asked()
    .filter((wish) => !wish.like)
    .map((wish) => wish.question);
}

function placeOf(card) {
  const { document, start, end } = JSON.parse(card.dataset.citation);
  return { document, start, end };
}

function list(questions) {
  const section = element("section", "next-questions");
  section.setAttribute("aria-label", say("suggestions.label"));
  const items = element("ul");
  for (const question of questions) {
    const item = element("li");
    const button = element("button", "ask-next", question);
    button.type = "button";
    button.dir = "auto";
    item.append(button);
    items.append(item);
  }
  section.append(element("p", "next-label", say("suggestions.label")), items);
  return section;
}

function element(tag, className = "", words = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = words;
  return made;
}
