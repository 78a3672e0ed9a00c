import type { DocumentsEvents } from './documents.events.js';

interface RecordedDocument {
  readonly attached: DocumentsEvents['DocumentAttached'];
  readonly withdrawn?: DocumentsEvents['DocumentWithdrawn'];
}

/** By documentId. */
export type Documents = Readonly<Record<string, RecordedDocument>>;
