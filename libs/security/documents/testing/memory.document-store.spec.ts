import { documentStoreContract } from '../document-store.contract.js';
import { MemoryDocumentStore } from './memory.document-store.js';

describe('documents in memory', () => {
  documentStoreContract(async () => new MemoryDocumentStore());
});
