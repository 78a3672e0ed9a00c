import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileKeyWrapper } from './file.key-wrapper.js';
import { keyFileFault } from '../key-faults.js';
import { makeKeyFile } from '../files/key-file.js';
import { keyWrapperContract } from './key-wrapper.contract.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-keys-'));
  file = join(folder, 'epochs.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('keys in a file', () => {
  describe('like every wrapper', () => {
    keyWrapperContract(async () => {
      makeKeyFile(file, false);
      return { another: () => FileKeyWrapper.at(file), close: async () => undefined };
    });
  });

  it('are generated where there are none only if that is requested, and are marked', () => {
    expect(() => FileKeyWrapper.at(file)).toThrow('There is no key file');
    FileKeyWrapper.at(file, { make: true });
    expect(keyFileFault(file)).toContain('made by itself');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are not used when other users can read them', () => {
    makeKeyFile(file, false);
    expect(keyFileFault(file)).toBeUndefined();
    chmodSync(file, 0o640);
    expect(() => FileKeyWrapper.at(file)).toThrow('can be read by others: chmod 600 it');
    expect(keyFileFault(file)).toContain('can be read by others');
  });

  it.each(['', '{}', '{"synthetic":false,"epochs":[]}', '{"synthetic":false,"epochs":[{"number":1}]}', 'null', '[1]'])(
    'are not read from a malformed file: %s',
    (text) => {
      makeKeyFile(file, false);
      writeFileSync(file, text);
      expect(() => FileKeyWrapper.at(file)).toThrow('is not valid, or is incomplete');
    },
  );

  it('leave nothing of a destroyed epoch, and no draft', async () => {
    const wrapper = FileKeyWrapper.at(file, { make: true });
    const { key } = (JSON.parse(readFileSync(file, 'utf8')) as { epochs: { key: string }[] }).epochs[0]!;
    await wrapper.rotate(1);
    await wrapper.destroyBefore(2);
    expect(readFileSync(file, 'utf8')).not.toContain(key);
    expect(readdirSync(folder)).toEqual(['epochs.json']);
  });

  it('are changed by one process at a time, even after a process died over a change', async () => {
    const wrapper = FileKeyWrapper.at(file, { make: true });
    writeFileSync(`${file}.next`, 'half of a fi');
    await expect(wrapper.rotate(1)).rejects.toThrow('EEXIST');
    utimesSync(`${file}.next`, new Date(0), new Date(0));
    await wrapper.rotate(1);
    expect((await wrapper.epochs()).current.number).toBe(2);
  });

  it('leave no draft of a process that died over it, once another process starts', async () => {
    const wrapper = FileKeyWrapper.at(file, { make: true });
    const left = `${file}.${randomUUID()}`;
    linkSync(file, left); // the process died before it removed that
    FileKeyWrapper.at(file);
    expect(readdirSync(folder)).toEqual(['epochs.json']);

    linkSync(file, left);
    await wrapper.rotate(1);
    await wrapper.destroyBefore(2);
    for (const draft of [left, `${file}.${randomUUID()}`, `${file}.next`]) {
      if (!existsSync(draft)) writeFileSync(draft, 'half of a fi');
      utimesSync(draft, new Date(0), new Date(0));
    }
    const young = `epochs.json.${randomUUID()}`;
    for (const name of [young, 'epochs.json.md', 'mine.next']) writeFileSync(join(folder, name), '');
    FileKeyWrapper.at(file, { make: true });
    expect(readdirSync(folder).toSorted()).toEqual(['epochs.json', 'epochs.json.md', young, 'mine.next'].toSorted());
  });
});
