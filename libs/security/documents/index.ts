export { BrokenDocument } from './chunked-aead.js';
export * from './document-store.js';
export { BucketRefusal, type BucketAccess, type BucketCredentials } from './bucket/bucket.js';
export { FolderDocumentStore } from './folder.document-store.js';
export * from './location.js';
export { prepend } from './prepend.js';
export { DocumentSealing } from './sealed-document.js';
export * from './stored-facts.js';
