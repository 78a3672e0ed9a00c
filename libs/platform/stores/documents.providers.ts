import type { Provider } from '@nestjs/common';
import { DocumentSealing, DocumentStore, documentStoreAt } from '#security/documents';
import { KeyStore } from '#security/keys';
import { Installation } from '../configuration/installation.js';

/** The store of documents and its sealing: the same in every process. */
export const documentsProviders: readonly Provider[] = [
  {
    provide: DocumentStore,
    inject: [Installation],
    useFactory: ({ documents }: Installation) => documentStoreAt(documents),
  },
  { provide: DocumentSealing, inject: [KeyStore], useFactory: (keys: KeyStore) => new DocumentSealing(keys) },
];
