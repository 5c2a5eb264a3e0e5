// What happens on the page, told to whoever listens, so that no module needs to know another.
//
//   "sent"      {}                 a question is on its way
//   "arrived"   {}                 the log shows what was sent
//   "unsent"    {}                 what was sent could not be: it is to be sent again
//   "refused"   {sentence}         the server did not take what was sent; null: it is too busy
//   "unreached" {}                 the server was not there when it was asked something
//   "reached"   {}                 it is there again
//   "waiting"   {reply}            an answer is awaited: the element in its place
//   "answered"  {reply}            a reply has come, or another one in its place: its element
//   "logged"    {}                 other questions or replies stand in the log
//   "restored"  {count}            a kept conversation is back: how many questions
//   "followed"  {citation, card}   a footnote is the current one; both null when none is
//   "shown"     {document, length} a document's text is in the pane, or another part of it
//   "listed"    {}                 the pane shows the list of documents
//   "own"       {documents}        what the visitor uploaded
//   "gone"      {document}         what was to be shown is served no more
//   "keeping"   {on}               whether what is asked is kept in this tab from now on
//   "drawn"     {card}             a quotation's card was put on the page by a script
//   "corrected" {document}         a document is cited in another way
//   "renamed"   {document, old, name}  a speaker is called something else
//   "noted"     {}                 the notebook holds something else now
//   "found"     {}                 other places, or none, are found by hand
//   "scrolled"  {}                 the text in the pane stands elsewhere now

const bus = new EventTarget();

/** Tell all who listen. */
export function tell(name, detail = {}) {
  bus.dispatchEvent(new CustomEvent(name, { detail }));
}

/** Be told. */
export function when(name, listener) {
  bus.addEventListener(name, (event) => listener(event.detail));
}
