// How notes are numbered: "3:10" is quotation 10 of document 3 of this notebook. A number is given
// once and for good, also where what had it was removed.
//
// A document is known by the SHA-256 of its bytes, of which the page has the first 16 digits until
// the server has told it all of them.

const SHORT = 16; // digits; `Document.id`

/** The document and the place of a note's citation: two notes of one place are one note. */
export function placeIn({ document_sha256: sha256, start_char_index: start, end_char_index: end }) {
  return `${shortOf(sha256)} ${start} ${end}`;
}

/** What the page calls a document. */
export function shortOf(sha256) {
  return sha256.slice(0, SHORT);
}

/** The number of a document; undefined where it has none. */
export function numberIn(documents, sha256) {
  return documents[nameIn(documents, sha256)];
}

/** The next number that no document has had. */
export function unused(documents) {
  return Math.max(0, ...Object.values(documents)) + 1;
}

/** The numbers of documents with one more, under the most digits of it that are known. */
export function entered(documents, sha256, number) {
  const name = nameIn(documents, sha256) ?? "";
  const { [name]: _, ...others } = documents;
  return { ...others, [name.length > sha256.length ? name : sha256]: number };
}

function nameIn(documents, sha256) {
  return Object.keys(documents).find((known) => shortOf(known) === shortOf(sha256));
}

/** A notebook in which a note has the next id of its document. */
export function numbered(book, note) {
  const { document_sha256: sha256 } = note.citation;
  const document = numberIn(book.documents, sha256) ?? unused(book.documents);
  const number = (book.last[document] ?? 0) + 1;
  const id = `${document}:${number}`;
  return {
    ...book,
    documents: entered(book.documents, sha256, document),
    last: { ...book.last, [document]: number },
    notes: [...book.notes, { ...note, id }],
  };
}

/** A notebook in which every number of a note counts as given. */
export function counting(book) {
  let { documents } = book;
  const last = { ...book.last };
  for (const { id, citation } of book.notes) {
    const [document, number] = id.split(":").map(Number);
    last[document] = Math.max(last[document] ?? 0, number);
    if (numberIn(documents, citation.document_sha256) === undefined) {
      documents = entered(documents, citation.document_sha256, document);
    }
  }
  return { ...book, documents, last };
}
