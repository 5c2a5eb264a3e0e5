// The conversation as the page shows it: each question, what was made of it, what was quoted.

import { questionsOf, repliesOf } from "../../conversation/log.js";
import { whoOf } from "../../conversation/quotations.js";

/** What was asked and answered, oldest first; what still waits for its answer is left out. */
export function exchanges() {
  const log = document.querySelector("#conversation");
  const replies = repliesOf(log);
  return questionsOf(log).flatMap((asked, place) => {
    const reply = replies[place];
    return reply && !reply.matches(".waiting") ? [exchange(asked, reply)] : [];
  });
}

function exchange(asked, reply) {
  const closest = reply.querySelector(".closest");
  const cards = [...reply.querySelectorAll(".quotation")];
  return {
    question: asked.querySelector(".question").textContent,
    understood: reply.querySelector(".understood")?.dataset.question ?? null,
    said: sentenceOver(asked, reply),
    citations: cards.filter((card) => !closest?.contains(card)).map(quoted),
    closest: cards.filter((card) => closest?.contains(card)).map(quoted),
  };
}

/** What is said over the answer, and what the question was limited to. */
function sentenceOver(asked, reply) {
  const said = reply.matches(".failed")
    ? [reply]
    : reply.querySelectorAll(".warning, .confidence, .verdict, .several, .alike");
  const parts = [...asked.querySelectorAll(".limited > *"), ...said];
  return parts.map(({ textContent }) => ended(textContent.trim())).join(" ");
}

function ended(sentence) {
  return /[.!?…:]$/.test(sentence) ? sentence : `${sentence}.`; // example: In “The long way”
}

function quoted(card) {
  const { document: identity, start, end, quote, voices } = JSON.parse(card.dataset.citation);
  return { document: identity, start, end, quote, who: whoOf({ voices }) || null };
}
