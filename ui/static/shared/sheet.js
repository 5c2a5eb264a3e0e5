// On a phone the document lies over the conversation like a sheet: the way back, which a phone has
// as a button or a gesture, puts the sheet away and does not leave the page.

import { goBack } from "../document/footnotes.js";
import { narrow, pane } from "../document/pane.js";

const isOverSheet = () => history.state?.sheet === true;

/** Begin to watch the pane. */
export function watchSheet() {
  if (isOverSheet()) history.back(); // the page was loaded again; the sheet is away
  new MutationObserver(() => {
    const open = pane.root.dataset.state === "open";
    if (open && narrow.matches && !isOverSheet()) history.pushState({ ...history.state, sheet: true }, "");
    else if (!open && isOverSheet()) history.back();
  }).observe(pane.root, { attributes: true, attributeFilter: ["data-state"] });
  addEventListener("popstate", () => {
    if (!isOverSheet() && narrow.matches && pane.root.dataset.state === "open") goBack();
  });
}
