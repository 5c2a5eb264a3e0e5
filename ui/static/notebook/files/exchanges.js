// The conversation as the page shows it: each question, what was made of it, what was quoted.

import { questionsOf, repliesOf } from "../../conversation/log.js";
import { whoOf } from "../../conversation/quotations.js";
import { citationOf } from "../../document/footnotes.js";

/** What was asked and answered, oldest first; what still waits for its answer is left out. */
export function exchanges() {
  const log = document.querySelector("#conversation");
  const replies = repliesOf(log);
  return questionsOf(log).flatMap((asked, place) => {
    const reply = replies[place];
    if (!reply || reply.matches(".waiting")) return [];
    const parts = [...reply.querySelectorAll(".part")];
    if (!parts.length) return [exchange(asked, reply, asked.querySelector(".question"))];
    return parts.map((part) => exchange(asked, part, part.querySelector("h2")));
  });
}

/** A question, or one of two that were asked at once, and what stands under it. */
function exchange(asked, reply, question) {
  const cards = [...reply.querySelectorAll(".quotation")];
  return {
    question: question.textContent,
    understood: reply.querySelector(".understood > span")?.textContent ?? null,
    said: sentenceOver(asked, reply, cards),
    first: cards.length ? citationOf(cards[0]).number : 1,
    citations: cards.filter((card) => !card.matches(".closest *")).map(quoted),
    closest: cards.filter((card) => card.matches(".closest *")).map(quoted),
  };
}

/** What is said of the answer, and what the question was limited to. */
function sentenceOver(asked, reply, cards) {
  const over = reply.matches(".failed")
    ? [reply]
    : reply.querySelectorAll(".warning, .verdict, .reply, .several, .alike");
  const said = [...asked.querySelectorAll(".limited > *"), ...over].map(wordsOf);
  return [...said, ...cards.map(confidenceIn).filter(Boolean)].map(ended).join(" ");
}

/** How sure it is that a quotation answers, with its footnote: "[1] Answers the question." */
function confidenceIn(card) {
  const words = card.querySelector(".confidence") ?? card.closest(".unsure")?.querySelector(".grade");
  return words && `[${citationOf(card).number}] ${wordsOf(words)}`;
}

function wordsOf({ textContent }) {
  return textContent.trim();
}

function ended(sentence) {
  return /[.!?…:]$/.test(sentence) ? sentence : `${sentence}.`; // example: In “The long way”
}

function quoted(card) {
  const { document: identity, start, end, quote, voices } = citationOf(card);
  return { document: identity, start, end, quote, who: whoOf({ voices }) || null };
}
