// The conversation: what was asked, and what stands under it. This page alone holds it; Gradio's log
// shows it, and lets the messages stand that have not changed.

const LEANT_ON = 10; // questions sent along: the first, and the last (`bot/retrieval/understanding/follow_up.py`)
let exchanges = []; // oldest first: {wish, answered, within, question, reply}

/** How many questions there are. */
export function count() {
  return exchanges.length;
}

/** What was asked, oldest first: the wishes. */
export function asked() {
  return exchanges.map(({ wish }) => wish);
}

/** Whether an answer is awaited. */
export function isAwaited() {
  return exchanges.some(({ answered }) => !answered);
}

/** The questions before a place, oldest first; a wish for a quotation's like is none. */
export function questionsBefore(place) {
  const before = asked()
    .slice(0, place)
    .filter(({ like }) => !like)
    .map(({ question }) => question);
  return [...before.slice(0, 1), ...before.slice(1).slice(1 - LEANT_ON)];
}

/** Put a question in a place, where another may stand, and what stands under it until its answer. */
export function put(place, wish, { question, reply }) {
  // Gradio makes an element over into one of the same name, which a later reply is not to be.
  const within = exchanges[place]?.within === "div" ? "section" : "div";
  exchanges[place] = { wish, within, question: messageOf("user", question) };
  stand(exchanges[place], reply, { answered: false });
}

/** Put an answer under its question. */
export function answer(place, reply) {
  stand(exchanges[place], reply, { answered: true });
}

/** Put the same under each question whose answer has not come. */
export function giveUp(reply) {
  exchanges.forEach(({ answered }, place) => {
    if (!answered) answer(place, reply);
  });
}

/** Forget it. */
export function empty() {
  delete document.documentElement.dataset.asked;
  exchanges = [];
}

/** Have Gradio's log show it as it is now. */
export function show() {
  document.querySelector("#new-in-log").click();
}

/** What that log is to show: asked for by the button's event (`ui/chat/page.py`). */
export function messages() {
  return exchanges.flatMap(({ question, reply }) => [question, reply]);
}

function stand(exchange, reply, { answered }) {
  const { within } = exchange;
  exchange.answered = answered;
  exchange.reply = messageOf("assistant", `<${within}>${reply}</${within}>`);
}

/** A message of Gradio's log: HTML of our own, on which nothing is done that a Chatbot does to text. */
function messageOf(role, html) {
  const props = {
    value: html,
    // Gradio's default, which is named all the same: with any other template, `${…}` and `{{…}}` in a
    // document would be run as a program.
    html_template: "${value}",
    css_template: "",
    js_on_load: null,
    apply_default_css: false,
    padding: false,
  };
  const shown = { type: "component", component: "html", value: html, constructor_args: {}, props };
  return { role, metadata: null, content: [shown], options: null };
}
