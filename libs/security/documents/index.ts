export { BrokenDocument } from './chunked-aead.js';
export * from './document-store.js';
export { FolderDocumentStore } from './folder.document-store.js';
export { DocumentSealing, type DocumentHeader } from './sealed-document.js';
export * from './stored-facts.js';
