// Whether a conversation is to come back (`conversation/memory.js`), said before anything is drawn: this script alone
// is waited for where it stands. Later, Gradio may have shown the opening page already.

try {
  const kept = JSON.parse(sessionStorage.getItem("footnote.conversation") ?? "{}");
  const wanted = localStorage.getItem("footnote.keep") !== "no";
  if (wanted && Array.isArray(kept.wishes) && kept.wishes.length) {
    document.documentElement.dataset.restoring = "";
  }
} catch {
  // Nothing is kept here, or nothing that can be read.
}
