// How a document was read: who speaks how often and who asks, and what a person puts right of it.
// What a name or a label means and whether it can be given is the server's; here it is only shown.

import { read } from "../document/source.js";
import { tell } from "../shared/bus.js";
import { say } from "../shared/texts.js";
import { LabelField } from "./label.js";
import { dropped, percent, row, words } from "./speaker-rows.js";

/** The panel in the source pane's head, closed until it is asked for. */
export class SpeakerList {
  /** @param {HTMLElement} root the source pane */
  constructor(root) {
    this.button = root.querySelector(".show-speakers");
    this.panel = root.querySelector(".source-speakers");
    this.list = this.panel.querySelector("ul");
    this.document = null;
    this.said = null; // what is corrected now: {asks, label, nobody}
    this.speakers = [];
    this.working = Promise.resolve(true); // the last of what is being corrected
    this.label = new LabelField(this.panel.querySelector(".speakers-label"), (label) =>
      this.#correct(() => ({ label })),
    );
    this.list.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#rename(event.target);
    });
    this.list.addEventListener("change", (event) => {
      if (event.target.name === "asks") this.#ask(event.target);
    });
    this.panel.addEventListener("click", (event) => this.#pressed(event.target));
  }

  /** Offer the panel of the document that is shown now, or of none. */
  offer(identity) {
    if (identity !== this.document) this.close();
    this.document = identity;
    this.button.hidden = identity === null;
  }

  /** Open the panel, or close it. */
  async toggle() {
    if (this.close()) return;
    const identity = this.document;
    this.#say("");
    this.#clear();
    this.label.open(identity);
    this.panel.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    await this.#try(async () => this.#answer(identity, await read(addressOf(identity))));
  }

  /** Close the panel; whether it was open. The focus goes back from it to its button. */
  close() {
    if (this.panel.hidden) return false;
    const focused = this.panel.contains(document.activeElement);
    this.panel.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    if (focused) this.button.focus();
    return true;
  }

  async #rename(form) {
    const identity = this.document;
    const { old, shown } = form.speaker;
    const wish = { old, new: form.elements.name.value };
    const at = [...this.list.querySelectorAll("form")].indexOf(form);
    this.#say("");
    await this.#try(async () => {
      const reply = await read(addressOf(identity), put(wish));
      tell("renamed", { document: identity, old: shown, name: wish.new.trim() || null });
      this.#answer(identity, reply);
      this.#focus(at, "name");
    });
  }

  async #ask(box) {
    const { found } = box.form.speaker;
    const { checked } = box;
    const at = [...this.list.querySelectorAll("form")].indexOf(box.form);
    const done = await this.#correct(({ asks }) => {
      const asking = asks ?? this.speakers.filter((one) => one.asks).flatMap((one) => one.found);
      const others = asking.filter((name) => !found.includes(name));
      return { asks: checked ? [...others, ...found] : others };
    });
    if (done) this.#focus(at, "asks");
    else box.checked = !checked;
  }

  async #pressed(target) {
    const drop = target.closest(".drop-speaker")?.form.speaker.found;
    const restore = target.closest(".restore-speaker")?.dataset.name;
    if (drop) await this.#correct(({ nobody }) => ({ nobody: [...nobody, ...drop] }));
    else if (restore) {
      await this.#correct(({ nobody }) => ({ nobody: nobody.filter((name) => name !== restore) }));
    } else if (target.closest(".take-back")) {
      await this.#correct(() => ({ asks: null, label: null, nobody: [] }));
    } else return;
    if (this.panel.contains(document.activeElement)) return;
    this.panel.querySelector("ul input, .label-example")?.focus();
  }

  /**
   * Have the document read otherwise, once what was wished before is done; whether that went well.
   * @param {(said: object) => object} change what is corrected otherwise than now
   */
  #correct(change) {
    const identity = this.document;
    this.working = this.working.then(() => this.#reread(identity, change));
    return this.working;
  }

  async #reread(identity, change) {
    if (identity !== this.document || this.said === null) return false;
    this.panel.setAttribute("aria-busy", "true");
    this.label.say(say("speakers.reading"));
    this.#say("");
    const done = await this.#try(async () => {
      const wish = { ...this.said, ...change(this.said) };
      const reply = await read(`/source/${identity}/reading`, put(wish));
      tell("reread", { document: identity });
      this.#answer(identity, reply);
    });
    this.panel.removeAttribute("aria-busy");
    if (!done) this.label.say("");
    return done;
  }

  async #try(work) {
    try {
      await work();
      return true;
    } catch (error) {
      this.#say(error.message);
      return false;
    }
  }

  #answer(identity, reply) {
    if (identity === this.document) this.#fill(reply);
  }

  #clear() {
    this.said = null;
    this.list.replaceChildren();
    for (const part of this.panel.querySelectorAll(":scope > [class^=speakers-]:not(.speakers-title)")) {
      if (!part.matches(".speakers-failed, .speakers-doubts, .speakers-note")) part.hidden = true;
    }
    this.panel.querySelector(".speakers-doubts").replaceChildren();
    this.panel.querySelector(".speakers-note").textContent = "";
    this.panel.querySelector(".take-back").hidden = true;
  }

  #fill(reply) {
    const { speakers, characters, asks, label, nobody, may_rename: may } = reply;
    this.said = { asks, label, nobody };
    this.speakers = speakers;
    const note = !speakers.length ? "none" : !may ? "note" : speakers.length > 1 ? "merge" : "correct";
    this.panel.querySelector(".speakers-note").textContent = say(`speakers.${note}`);
    this.#lines(".speakers-doubts", reply.doubts, "doubt");
    this.list.replaceChildren(...speakers.map((speaker) => row(speaker, characters, may)));
    const unsaid = this.panel.querySelector(".speakers-unsaid");
    unsaid.hidden = !speakers.length || percent(reply.unsaid, characters) === 0;
    unsaid.textContent = say("speakers.unsaid", { percent: percent(reply.unsaid, characters) });
    this.panel.querySelector(".speakers-dropped").hidden = !nobody.length;
    this.panel.querySelector(".speakers-dropped").replaceChildren(...dropped(nobody, may));
    const unclear = this.panel.querySelector(".speakers-unclear");
    unclear.hidden = !reply.unclear.length;
    this.#lines(".speakers-unclear", reply.unclear, "unclear-line");
    this.label.fill(label, reply.guess, may);
    this.panel.querySelector(".take-back").hidden =
      !may || (asks === null && label === null && !nobody.length);
  }

  #lines(selector, lines, className) {
    const place = this.panel.querySelector(selector);
    for (const old of place.querySelectorAll(`.${className}`)) old.remove();
    place.append(...lines.map((line) => words("p", className, line)));
  }

  #focus(at, name) {
    const forms = this.list.querySelectorAll("form");
    forms[Math.min(at, forms.length - 1)]?.elements[name].focus();
  }

  #say(sentence) {
    this.panel.querySelector(".speakers-failed").textContent = sentence;
  }
}

function addressOf(identity) {
  return `/source/${identity}/speakers`;
}

function put(wish) {
  return { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(wish) };
}
