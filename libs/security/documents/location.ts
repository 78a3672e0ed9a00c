import { BucketDocumentStore } from './bucket/bucket.document-store.js';
import type { BucketAccess } from './bucket/bucket.js';
import type { DocumentStore } from './document-store.js';
import { FolderDocumentStore } from './folder.document-store.js';

/** Where an installation keeps its documents: in a folder, or in a bucket of a store that speaks S3. */
export type DocumentsLocation = { readonly folder: string } | { readonly bucket: BucketAccess };

export const documentStoreAt = (location: DocumentsLocation): DocumentStore =>
  'folder' in location ? new FolderDocumentStore(location.folder) : new BucketDocumentStore(location.bucket);
