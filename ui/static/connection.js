// Whether Footnote is there: said in one calm line above the box when it is not, and when it is back.
//
// Gradio says such things in boxes over the page, and loads the page again once it has lost its
// server. Its boxes are not shown; what they mean is said here, and `memory.js` brings back what the
// page held.

import { tell, when } from "./bus.js";
import { announce } from "./room.js";
import { say } from "./texts.js";
import { readKept, wipeKept, writeKept } from "./storage.js";

const AGAIN = 2000; // milliseconds between two looks at whether Footnote is back
const PATIENCE = 4000; // milliseconds a look waits
const SLOW = 3000; // milliseconds after which an answer is said to take its time
const QUEUED = 1500; // milliseconds after which a question must be waiting for its turn
const STAYS = 6000; // milliseconds that good news is shown
const GAVE_UP = "Connection to the server was lost"; // Gradio's own words, in every language
const RETURNS = "footnote.returns"; // set while the page waits to be loaded again by Gradio

let gone = false; // whether Footnote was not there at the last look
let lost = false; // whether Gradio has given up: nothing can be sent until the page is loaded again
let left = false; // whether the page is being left: what is broken off then means nothing
let banner = null;
let fading = 0;
let queued = 0;

/** Whether Footnote is there to be asked; where it is not, that is said. */
export async function reach() {
  const there = await knock();
  if (!there) leave();
  return there && !lost;
}

/** Begin to watch, once the page is there. */
export function watchConnection(chat) {
  banner = document.createElement("div");
  banner.className = "banner";
  banner.setAttribute("role", "status");
  banner.hidden = true;
  chat.append(banner);
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some(isToast))) heed();
  }).observe(document.body, { childList: true, subtree: true });
  if (readKept(RETURNS) !== null) {
    wipeKept(RETURNS);
    show("connection.back", { stays: STAYS });
  }
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
  if (lost) location.reload();
  else {
    show("connection.back", { stays: STAYS });
    tell("reached");
  }
}

function isToast(node) {
  return node instanceof Element && (node.matches(".toast-body") || node.querySelector(".toast-body"));
}

addEventListener("beforeunload", () => {
  left = true;
  setTimeout(() => (left = false), PATIENCE); // it may have been a download
});

/** Gradio says that something went wrong: find out what. */
async function heed() {
  if (left) return;
  const gaveUp = document.querySelector(".toast-wrap")?.textContent.includes(GAVE_UP);
  const there = await knock();
  if (there && !gaveUp) {
    if (document.querySelector("#conversation .waiting")) return;
    tell("refused");
    show("connection.busy", { again: true });
    return;
  }
  lost = true;
  writeKept(RETURNS, "yes");
  tell("unsent");
  leave();
}

function show(key, { typed = false, stays = 0, again = false } = {}) {
  clearTimeout(fading);
  banner.dataset.says = key;
  banner.hidden = false;
  const words = document.createElement("span");
  words.textContent = [say(key), typed && say("connection.typed")].filter(Boolean).join(" ");
  banner.replaceChildren(words, ...(again ? [repeat()] : []));
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
