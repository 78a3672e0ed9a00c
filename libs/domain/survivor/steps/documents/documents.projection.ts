import { rows } from '#kernel/projections';
import type { DocumentsEvents } from './documents.events.js';
import { DocumentView } from './documents.view.js';

export const documentsProjection = rows<DocumentsEvents, DocumentView>({
  view: DocumentView,
  key: ({ documentId }, { subject }) => ({ survivorId: subject, documentId }),
  on: {
    DocumentAttached: ({ kind, on, stored, about = null }, _, { metadata, sealed }) => ({
      kind,
      on,
      personalClass: stored.personalClass,
      mediaType: stored.mediaType,
      bytes: stored.bytes,
      about,
      attachedBy: metadata.actor.id,
      withdrawnOn: null,
      sealed,
    }),
    DocumentWithdrawn: ({ on }, row, { sealed }) => ({ withdrawnOn: on, sealed: [...(row.sealed ?? []), ...sealed] }),
  },
});
