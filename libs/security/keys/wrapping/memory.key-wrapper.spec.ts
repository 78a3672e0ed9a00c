import { keyWrapperContract } from './key-wrapper.contract.js';
import { MemoryKeyWrapper, firstEpoch } from './testing/memory.key-wrapper.js';

describe('the keys of a spec, in memory', () => {
  keyWrapperContract(async () => {
    const kept = firstEpoch();
    return { another: () => new MemoryKeyWrapper(kept), close: async () => undefined };
  });
});
