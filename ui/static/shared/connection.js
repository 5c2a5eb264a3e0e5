// Whether Footnote is there: said in one calm line above the box when it is not, and when it is back.

import { tell, when } from "./bus.js";
import { announce } from "../document/pane.js";
import { say } from "./texts.js";

const AGAIN = 2000; // milliseconds between two looks at whether Footnote is back
const PATIENCE = 4000; // milliseconds a look waits
const SLOW = 3000; // milliseconds after which an answer is said to take its time
const QUEUED = 1500; // milliseconds after which a question must be waiting for its turn
const STAYS = 6000; // milliseconds that good news is shown

let gone = false; // whether Footnote was not there at the last look
let banner = null;
let fading = 0;
let queued = 0;

/** Whether Footnote is there to be asked; where it is not, that is said. */
export async function reach() {
  const there = await knock();
  if (!there) leave();
  return there;
}

/** Begin to watch, once the page is there. */
export function watchConnection(chat) {
  banner = document.createElement("div");
  banner.className = "banner";
  banner.setAttribute("role", "status");
  banner.hidden = true;
  chat.append(banner);
}

when("unreached", () => reach());
when("sent", () => {
  clearTimeout(queued);
  const restoring = "restoring" in document.documentElement.dataset;
  queued = setTimeout(async () => {
    if (await reach()) show(restoring ? "kept.restoring" : "connection.queue");
  }, QUEUED);
});
when("arrived", () => {
  clearTimeout(queued);
  if (["connection.queue", "connection.busy", "kept.restoring"].includes(banner.dataset.says)) hide();
});
when("unsent", () => clearTimeout(queued));
when("refused", ({ sentence }) => {
  show("connection.busy", { words: sentence ?? say("connection.busy"), again: true });
});
when("waiting", ({ reply }) => {
  setTimeout(() => {
    if (!reply.isConnected || !reply.matches(".waiting")) return;
    reply.lastChild.textContent = say("answer.slow");
    announce(say("answer.slow"));
    reach();
  }, SLOW);
});

async function knock() {
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    return (await fetch("/page/footnote.svg", { method: "HEAD", cache: "no-store", signal })).ok;
  } catch {
    return false;
  }
}

/** Footnote is not there: say so, and look every now and then until it is. */
async function leave() {
  show("connection.gone", { typed: document.querySelector("#question textarea")?.value.trim() });
  if (gone) return;
  gone = true;
  do {
    await new Promise((look) => setTimeout(look, AGAIN));
  } while (!(await knock()));
  gone = false;
  show("connection.back", { stays: STAYS });
  tell("reached");
}

function show(key, { words = say(key), typed = false, stays = 0, again = false } = {}) {
  clearTimeout(fading);
  banner.dataset.says = key;
  banner.hidden = false;
  const said = document.createElement("span");
  said.textContent = [words, typed && say("connection.typed")].filter(Boolean).join(" ");
  banner.replaceChildren(said, ...(again ? [repeat()] : []));
  if (stays) fading = setTimeout(hide, stays);
}

function repeat() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet ask-again";
  button.textContent = say("answer.again");
  return button;
}

function hide() {
  banner.hidden = true;
  banner.replaceChildren();
  delete banner.dataset.says;
}
