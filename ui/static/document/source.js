// The source pane: the document's text near a citation, that very quotation marked.
//
// The server cuts the text into pieces by code points; here they are only shown, always by
// textContent. Nothing on this side counts, splits or searches the text.

import { tell } from "../shared/bus.js";
import { draw, markAgain } from "./pieces.js";
import { holdSelection, pointAt } from "./points.js";
import { say } from "../shared/texts.js";

const FAR = 90_000; // UTF-16 units kept on each side before the far end is let go
const NEAR_EDGE = 600; // CSS pixels from the end of the text at which more is asked for

/** The pane, found once Gradio has put it on the page. */
export class SourcePane {
  constructor(root) {
    this.root = root;
    this.scroller = root.querySelector(".source-scroll");
    this.text = root.querySelector(".source-text");
    this.document = null; // identity of the document shown
    this.length = 0; // code points
    this.start = 0; // of the text shown, code points
    this.end = 0;
    this.turn = 0; // counts what was asked to be shown, so that a late reply is let go
    this.busy = false;
    this.looking = ""; // what is looked for by hand, as a part of an address
    this.drawing = 0; // counts how often the same text was to be shown again
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
  }

  /**
   * Show a citation and mark its quotation.
   * @param {{number: number, document: string, start: number, end: number, quote: string}} citation
   * @param {{stay?: boolean}} how whether the keyboard stays where it is
   * @returns {Promise<HTMLElement|null>} the mark, or null where it could not be shown
   */
  async mark(citation, { stay = false } = {}) {
    const { document: identity, start, end } = citation;
    const shown = await this.#show(`/source/${identity}?start=${start}&end=${end}`);
    if (!shown) return null;
    const mark = this.text.querySelector("mark");
    if (mark?.textContent !== citation.quote) {
      this.fail(say("source.moved"));
      return null;
    }
    mark.tabIndex = -1;
    mark.dataset.number = citation.number ?? "✎";
    this.#bring(mark);
    const left = this.root.dataset.state !== "open"; // who went back meanwhile keeps the keyboard
    if (!stay && !left) mark.focus({ preventScroll: true });
    return mark;
  }

  /** Show a document from its beginning, or from a character on. */
  async open(identity, start = 0) {
    const shown = await this.#show(`/source/${identity}?${start ? "after" : "start"}=${start}`);
    if (shown) this.scroller.scrollTop = 0;
    return shown;
  }

  /** Show the text about a character, that one a third down the pane. */
  async goTo(at, identity = this.document) {
    if (identity !== this.document || at < this.start || at >= this.end) {
      const shown = await this.#show(`/source/${identity}?start=${at}`);
      if (!shown) return false;
    }
    const element = this.placeAt(at) ?? pointAt(this.text, at);
    if (element) this.#bring(element);
    return true;
  }

  /**
   * Have the places of a phrase told from the text, or with null no more.
   * @param {{phrase: string, case: boolean}|null} wish
   */
  async look(wish) {
    this.looking = wish === null ? "" : `&${new URLSearchParams(wish)}`;
    if (this.document !== null) await this.refresh();
  }

  /** The first element of the place of the phrase that begins at a character, if it is shown. */
  placeAt(at) {
    return this.text.querySelector(`[data-place="${at}"]`);
  }

  /** What the reader has before them, in code points as far as heights tell: half-open. */
  get seen() {
    const { top, bottom } = this.scroller.getBoundingClientRect();
    const at = (edge) => {
      for (const window of this.text.children) {
        const box = window.getBoundingClientRect();
        if (box.bottom < edge) continue;
        const [start, end] = [Number(window.dataset.start), Number(window.dataset.end)];
        const part = Math.max(0, (edge - box.top) / Math.max(box.height, 1));
        return Math.round(start + part * (end - start));
      }
      return this.end;
    };
    return { start: at(top), end: at(bottom) };
  }

  /** Show text before or after what is there; the reader's line stays where it is. */
  async more(side) {
    const wanted = side === "before" ? this.start > 0 : this.end < this.length;
    if (this.busy || !wanted) return;
    this.busy = true;
    const turn = this.turn;
    const place = side === "before" ? `before=${this.start}` : `after=${this.end}`;
    try {
      const address = `/source/${this.document}?${place}`;
      const part = await read(address + this.looking);
      if (turn !== this.turn) return;
      const anchor = this.#anchor();
      if (side === "before") {
        this.text.prepend(draw(part, address));
        this.start = part.start;
      } else {
        this.text.append(draw(part, address));
        this.end = part.end;
      }
      this.#letGo(side);
      this.#hold(anchor);
      this.#edges();
      tell("shown", { document: this.document, length: this.length });
    } catch {
      // The text that is there stays; the button to ask again stays too.
    } finally {
      this.busy = false;
    }
  }

  /** Show the same text again: what stands beside it has changed. The reader's line stays. */
  async refresh() {
    const turn = this.turn;
    const drawing = ++this.drawing;
    const windows = [...this.text.children];
    const addresses = windows.map((window) => window.dataset.address);
    const parts = await Promise.all(addresses.map((each) => read(each + this.looking)));
    if (turn !== this.turn || drawing !== this.drawing) return;
    const before = windows.indexOf(this.#anchor().element);
    const nearest = [...windows.keys()].sort((a, b) => Math.abs(a - before) - Math.abs(b - before));
    for (const number of nearest) {
      this.#drawAgain(windows[number], parts[number], addresses[number]);
      await new Promise((go) => setTimeout(go)); // so that no frame waits for all of them
      if (turn !== this.turn || drawing !== this.drawing) return;
    }
    tell("shown", { document: this.document, length: this.length });
  }

  #drawAgain(window, part, address) {
    if (!window.isConnected) return;
    const anchor = this.#anchor();
    const again = draw(part, address);
    if (anchor.element === window) anchor.element = again;
    const focused = window.contains(document.activeElement);
    const select = holdSelection(this.text, window);
    window.replaceWith(again);
    markAgain(again, window, focused);
    select();
    this.#hold(anchor);
  }

  /** Say in the pane why nothing can be shown. */
  fail(sentence) {
    this.#reveal(".source-failed");
    this.root.querySelector(".source-failed").textContent = sentence;
  }

  /** Show the list of documents. */
  list() {
    this.turn += 1;
    this.document = null;
    this.root.querySelector(".source-title").textContent = say("source.documents");
    this.#reveal(".source-list");
    tell("listed");
  }

  async #show(address) {
    const turn = ++this.turn;
    this.root.setAttribute("aria-busy", "true");
    try {
      const part = await read(address + this.looking);
      if (turn !== this.turn) return false;
      this.document = part.document;
      this.length = part.length;
      this.start = part.start;
      this.end = part.end;
      this.text.replaceChildren(draw(part, address));
      this.root.querySelector(".source-title").textContent = part.title;
      this.#reveal(".source-page");
      this.#edges();
      tell("shown", { document: this.document, length: this.length });
      return true;
    } catch (error) {
      if (turn === this.turn) this.fail(error.message);
      if (error.status === 404) tell("gone", { document: address.split(/[/?]/)[2] });
      return false;
    } finally {
      if (turn === this.turn) this.root.removeAttribute("aria-busy");
    }
  }

  #reveal(selector) {
    for (const part of [".source-list", ".source-page", ".source-failed"]) {
      this.root.querySelector(part).hidden = part !== selector;
    }
  }

  #edges() {
    this.root.querySelector('[data-more="before"]').hidden = this.start === 0;
    this.root.querySelector('[data-more="after"]').hidden = this.end >= this.length;
  }

  /** Scroll so that an element stands a third down the pane, its first line always in view. */
  #bring(element) {
    const pane = this.scroller.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const room = Math.max(pane.height / 12, Math.min(pane.height / 3, (pane.height - box.height) / 2));
    this.scroller.scrollTop += box.top - pane.top - room;
  }

  #scrolled() {
    tell("scrolled");
    if (this.document === null || this.root.querySelector(".source-page").hidden) return;
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    if (scrollTop < NEAR_EDGE) this.more("before");
    else if (scrollHeight - scrollTop - clientHeight < NEAR_EDGE) this.more("after");
  }

  /** The first window of text in view and where it stands. */
  #anchor() {
    const top = this.scroller.getBoundingClientRect().top;
    const windows = [...this.text.children];
    const element = windows.find((part) => part.getBoundingClientRect().bottom > top);
    return { element, at: element?.getBoundingClientRect().top };
  }

  #hold({ element, at }) {
    if (!element?.isConnected) return;
    const moved = element.getBoundingClientRect().top - at;
    if (moved !== 0) this.scroller.scrollTop += moved;
  }

  /** Let the windows furthest from `side` go where more is held than a reader has near. */
  #letGo(side) {
    const windows = [...this.text.children];
    let held = windows.reduce((sum, part) => sum + part.textContent.length, 0);
    while (held > 2 * FAR && this.text.children.length > 2) {
      const far = side === "before" ? this.text.lastElementChild : this.text.firstElementChild;
      held -= far.textContent.length;
      if (side === "before") this.end = Number(far.dataset.start);
      else this.start = Number(far.dataset.end);
      far.remove();
    }
  }
}

/** What the server says at an address; else its sentence is thrown, with the reply's status. */
export async function read(address, request) {
  let reply;
  try {
    reply = await fetch(address, request);
  } catch {
    tell("unreached");
    throw new Error(say("source.gone"));
  }
  if (!reply.ok) {
    throw Object.assign(new Error((await reply.json()).detail), { status: reply.status });
  }
  return reply.json();
}
