import type { Provider } from '@nestjs/common';
import { DocumentSealing, DocumentStore, FolderDocumentStore } from '#security/documents';
import { KeyStore } from '#security/keys';
import { Installation } from '../configuration/installation.js';

/** The store of documents and its sealing: the same in every process. */
export const documentsProviders: readonly Provider[] = [
  {
    provide: DocumentStore,
    inject: [Installation],
    useFactory: ({ documentsFolder }: Installation) => new FolderDocumentStore(documentsFolder),
  },
  { provide: DocumentSealing, inject: [KeyStore], useFactory: (keys: KeyStore) => new DocumentSealing(keys) },
];
