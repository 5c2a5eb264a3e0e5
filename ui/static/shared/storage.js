// What the browser keeps for this tab or for this person. A browser may refuse to keep anything, or
// be full: then nothing is kept, and nothing else changes.

/** What is kept under a name; null where nothing is, or nothing may be. */
export function readKept(name, where = "sessionStorage") {
  try {
    return window[where].getItem(name);
  } catch {
    return null;
  }
}

/** Keep a text under a name. */
export function writeKept(name, text, where = "sessionStorage") {
  try {
    window[where].setItem(name, text);
  } catch {
    // Not kept.
  }
}

/** Keep nothing under a name any more. */
export function wipeKept(name, where = "sessionStorage") {
  try {
    window[where].removeItem(name);
  } catch {
    // Nothing was kept.
  }
}
