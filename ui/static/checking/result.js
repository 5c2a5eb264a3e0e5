// One checked quotation as it is listed: what it is in words and by a sign, what was done to it, and
// where it stands. Words of documents and of what was pasted always by textContent.

import { button, element } from "../shared/dialogs.js";
import { counted, say } from "../shared/texts.js";

const SIGNS = {
  exact: "✓",
  typography: "≈",
  bracketed: "[ ]",
  stitched: "…",
  altered: "≠",
  absent: "✕",
  refused: "!",
};
const FEW = 3; // places that are listed at once

/** The row of a quotation, as `ui/html/check_result.py` sends it. */
export function row(result) {
  const kind = result.verdict ?? "refused";
  const item = element("li", "checked");
  item.dataset.verdict = kind;
  item.append(verdict(result, kind), ...result.reversals.map(shout));
  if (result.parts.length) item.append(...stitching(result));
  else if (kind === "altered") item.append(...result.beside.flatMap((each) => altered(each)));
  else item.append(quote(result.quotation));
  if (kind === "refused") item.append(element("p", "why", result.refusal));
  item.append(...result.brackets.map(bracket));
  if (kind === "absent") item.append(...result.beside.flatMap(nearest));
  item.append(...places(result, kind));
  if (result.cut) item.append(warning("check.cut"));
  return item;
}

function verdict({ number, line }, kind) {
  const told = element("p", "verdict");
  const sign = element("span", "sign", SIGNS[kind]);
  sign.ariaHidden = "true";
  told.append(sign, element("b", "", say(`check.verdict.${kind}`)));
  told.append(element("span", "where", say("check.where", { number, line })));
  return told;
}

function shout(reversal) {
  const told = element("p", "shout");
  const sign = element("span", "", "⚠");
  sign.ariaHidden = "true";
  told.append(sign, element("b", "", say(`check.reversal.${reversal}`)));
  return told;
}

function quote(words) {
  return element("blockquote", "quote", words);
}

/** The quotation beside the document's words: what was left out, what was put in. */
function altered({ pieces, place }) {
  const shown = element("blockquote", "quote");
  shown.dir = "auto";
  for (const { change, words, space } of pieces) {
    if (space) shown.append(" ");
    if (change === "equal") shown.append(words);
    else shown.append(changed(change, words));
  }
  return [shown, at(place, { own: true })];
}

function changed(change, words) {
  const made = document.createElement(change === "deleted" ? "del" : "ins");
  const said = element("span", "unseen");
  said.textContent = `${say(`check.piece.${change}`)} `;
  made.append(said, words);
  return made;
}

function nearest({ place }) {
  return [element("p", "label", say("check.nearest")), quote(place.quote), at(place)];
}

/** The fragments in the quotation's order, and what stands between them in the document. */
function stitching({ parts, in_order: inOrder, one_speaker: oneSpeaker, one_turn: oneTurn }) {
  const made = [];
  for (const part of parts) {
    made.push(quote(part.words), at(part.place));
    if (part.left_out !== null) made.push(leftOut(part));
  }
  if (!inOrder) made.push(warning("check.order"));
  if (!oneSpeaker) made.push(warning("check.speakers"));
  else if (!oneTurn) made.push(warning("check.turn"));
  return made;
}

function leftOut({ left_out: words, count, marked }) {
  const told = element("p", marked ? "left-out" : "left-out unmarked");
  const how = counted(marked ? "check.left" : "check.unmarked", count);
  told.append(element("span", "label", how), " ");
  if (words) {
    const omitted = document.createElement("del");
    omitted.append(element("span", "", words));
    told.append(omitted);
  }
  return told;
}

function bracket({ words, source }) {
  const told = element("p", "bracket");
  told.append(element("span", "", words), " ");
  if (source) told.append(element("span", "label", say("check.stands")), " ", element("q", "", source));
  else told.append(element("span", "label", say("check.put")));
  return told;
}

function warning(key) {
  return element("p", "warning", say(key));
}

/** Where it stands: the first places, and the others under a button. */
function places({ places: found, more }, kind) {
  const own = kind !== "exact";
  const listed = found.map((place) => at(place, { own }));
  const rest = listed.slice(FEW);
  for (const each of rest) each.hidden = true;
  const made = [...listed];
  if (rest.length) {
    const further = button("quiet further-places", say("check.further", { count: rest.length }));
    further.addEventListener("click", () => {
      for (const each of rest) each.hidden = false;
      rest[0].querySelector("button").focus();
      further.remove();
    });
    made.push(further);
  }
  if (more) made.push(element("p", "label", say("check.more", { count: found.length })));
  return made;
}

/**
 * A place, and what can be done with it.
 * @param {object} place as `ui/html/check_result.py` sends it
 * @param {{own?: boolean}} how whether the document's words can be taken in the quotation's stead
 */
function at(place, { own = false } = {}) {
  const line = element("div", "quotation stands");
  line.dataset.citation = JSON.stringify(place);
  const where = element("p", "place");
  where.append(element("cite", "", place.title), element("span", "", place.place));
  if (place.who) where.append(element("span", "", place.who));
  const actions = element("div", "actions");
  actions.setAttribute("role", "group");
  actions.setAttribute("aria-label", `${place.title}, ${place.place}`);
  actions.append(action("do", "show-checked", "actions.show"));
  if (own) actions.append(action("copy", "quote", "check.own"));
  actions.append(action("copy", "cited", "quotation.cite"));
  line.append(where, actions);
  return line;
}

function action(kind, what, key) {
  const made = button("", say(key));
  made.dataset[kind] = what;
  return made;
}
