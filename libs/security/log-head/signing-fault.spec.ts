import type { KeyObject } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InMemoryEventStore } from '#kernel/event-store';
import { LOSS_ACCEPTED } from './compare-head.js';
import type { HeadFolder } from './head-folder.js';
import { signingFault } from './signing-fault.js';
import { headFolder, headKey, logOf, recordedEvent, signHead } from './testing.js';

let store: InMemoryEventStore;
let folder: HeadFolder;
let key: KeyObject;
beforeEach(async () => {
  store = await logOf(3);
  folder = await headFolder();
  key = headKey();
});
afterEach(() => rm(folder.path, { recursive: true }));

describe('the next head of a log', () => {
  it('can be signed with the key of the last one, and is the first with any', async () => {
    expect(await signingFault(folder.path, key, store)).toBeUndefined();
    await signHead(store, folder, key);
    expect(await signingFault(folder.path, key, store)).toBeUndefined();
  });

  it('cannot be signed with another key, unless the loss of the last one was accepted', async () => {
    const lost = await signHead(store, folder, key);
    const fault = `The last head of the log, of ${lost.at}, was signed by ${lost.verifierKey}, and no other key may sign the next: put its private key back (HOMEWARD_HEAD_KEY_FILE).`;
    expect(await signingFault(folder.path, headKey(), store)).toBe(fault);
    const restored = await logOf(1);
    expect(await signingFault(folder.path, headKey(), restored)).toBe(fault);
    const data = { size: lost.size, root: lost.root.toString('base64') };
    await restored.append('homeward-log', [recordedEvent('homeward-log', 1, LOSS_ACCEPTED, data)], 0);
    expect(await signingFault(folder.path, headKey(), restored)).toBeUndefined();
    const unread = fault.replace('the next:', 'the next, unless its loss was accepted, which only the log says:');
    expect(await signingFault(folder.path, headKey(), undefined)).toBe(unread);
  });

  it('cannot be signed while the last one cannot be verified', async () => {
    await signHead(store, folder, key);
    await writeFile(join(folder.path, 'checkpoint'), '');
    expect(await signingFault(folder.path, key, store)).toMatch(/^The signed head of the log in .* cannot be used: /);
  });
});
