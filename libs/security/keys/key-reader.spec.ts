import { randomBytes, randomUUID } from 'node:crypto';
import { PERSONAL_CLASSES } from '#kernel/decider';
import { unwrapKeysOf } from './key-reader.js';
import { KeysUnavailable } from './key-store.js';
import { wrappingContext } from './wrapped-key.js';
import { BrokenWrapping } from './wrapping/key-wrapper.js';
import { MemoryKeyWrapper, firstEpoch } from './wrapping/testing/memory.key-wrapper.js';

const subject = randomUUID();
const wrapper = new MemoryKeyWrapper(firstEpoch());
/** An epoch whose key is gone. */
const GONE = 0;

const wrappedRows = (epochOf: (index: number) => number) =>
  Promise.all(
    PERSONAL_CLASSES.map(async (personalClass, index) => {
      const id = randomUUID();
      const { bytes } = await wrapper.wrap(randomBytes(32), wrappingContext(subject, personalClass, id));
      return { subject, id, class: personalClass, epoch: epochOf(index), wrapped: bytes };
    }),
  );

describe('the keys of a subject', () => {
  it('are damaged where one row names an epoch that is gone and the others open', async () => {
    const rows = await wrappedRows((index) => (index === 1 ? GONE : 1));
    await expect(unwrapKeysOf(async () => rows, wrapper, subject)).rejects.toThrow(BrokenWrapping);
  });

  it('are unavailable where all name such an epoch: keys and epochs are of two times', async () => {
    const rows = await wrappedRows(() => GONE);
    await expect(unwrapKeysOf(async () => rows, wrapper, subject)).rejects.toThrow(KeysUnavailable);
  });

  it('are read again while they are rewrapped', async () => {
    const [before, after] = [await wrappedRows((index) => (index === 1 ? GONE : 1)), await wrappedRows(() => 1)];
    let reads = 0;
    const { decryptionKeys } = await unwrapKeysOf(async () => (reads++ === 0 ? before : after), wrapper, subject);
    expect([...decryptionKeys.keys()]).toEqual(after.map(({ id }) => id));
  });
});
