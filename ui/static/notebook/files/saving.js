// The notebook and the conversation saved as files. The server writes them; the browser saves them
// where it saves whatever is downloaded.

import { tell, when } from "../../shared/bus.js";
import { give } from "../../shared/files.js";
import { announce } from "../../document/pane.js";
import { readKept, writeKept } from "../../shared/storage.js";
import { language, say } from "../../shared/texts.js";
import { exchanges } from "./exchanges.js";
import { keepTyped } from "../fields.js";
import { notebook } from "../notes.js";
import { tellIn, theNotebook } from "../dialog.js";

const CHOSEN = "footnote.saving"; // the form and the style that were chosen last, in this browser
const NAMED = /filename\*=utf-8''([^;]+)/i; // example: filename*=UTF-8''wells.docx

/** Let the notebook be saved as a file, and the conversation while there is one. */
export function furnishSaving() {
  const book = theNotebook().querySelector(".save-notebook");
  const talk = document.querySelector(".save-conversation");
  for (const form of [book, talk]) remember(form);
  book.addEventListener("submit", (event) => {
    event.preventDefault();
    keepTyped();
    save(book, "/notebook/export", notebook(), tellIn);
  });
  talk.addEventListener("submit", (event) => {
    event.preventDefault();
    save(talk, "/conversation/export", exchanges(), (sentence) => tellUnder(talk, sentence));
  });
  const offer = () => (talk.querySelector("button").disabled = exchanges().length === 0);
  for (const change of ["logged", "answered"]) when(change, offer);
  offer();
}

/** Choose again what was chosen last; JSON has no style of citing. */
function remember(form) {
  const { form: kind, style } = form.elements;
  const chosen = recall();
  if ([...kind.options].some(({ value }) => value === chosen.form)) kind.value = chosen.form;
  if ([...style.options].some(({ value }) => value === chosen.style)) style.value = chosen.style;
  const show = () => (style.disabled = kind.value === "json");
  form.addEventListener("change", () => {
    writeKept(CHOSEN, JSON.stringify({ form: kind.value, style: style.value }), "localStorage");
    show();
  });
  show();
}

function recall() {
  try {
    return JSON.parse(readKept(CHOSEN, "localStorage")) ?? {};
  } catch {
    return {};
  }
}

async function save(form, address, what, told) {
  const { form: kind, style } = form.elements;
  const button = form.querySelector("button");
  const wish = new URLSearchParams({ form: kind.value, style: style.value, language });
  button.setAttribute("aria-busy", "true");
  try {
    const { file, name } = await written(`${address}?${wish}`, what);
    give(file, name);
    told(say("export.saved", { name }));
  } catch (error) {
    told(error.message);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** The file that the server makes of something. */
async function written(address, what) {
  let reply;
  try {
    const headers = { "content-type": "application/json" };
    reply = await fetch(address, { method: "POST", headers, body: JSON.stringify(what) });
  } catch {
    tell("unreached");
    throw new Error(say("source.gone"));
  }
  if (!reply.ok) throw new Error((await reply.json()).detail);
  const name = NAMED.exec(reply.headers.get("content-disposition") ?? "")?.[1];
  return { file: await reply.blob(), name: decodeURIComponent(name ?? "notebook") };
}

function tellUnder(form, sentence) {
  form.querySelector(".saving-told").textContent = sentence;
  announce(sentence);
}
