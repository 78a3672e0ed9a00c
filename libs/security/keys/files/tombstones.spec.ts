import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tombstones } from './tombstones.js';

let folder: string;
let path: string;
let tombstones: Tombstones;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-tombstones-'));
  path = join(folder, 'tombstones.ndjson');
  tombstones = new Tombstones(path);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const of = (subject: string) => ({ subject, requestId: `request of ${subject}`, at: '2026-11-27T08:00:00.000Z' });
const line = (subject: string) => `${JSON.stringify(of(subject))}\n`;

describe('tombstones', () => {
  it('do not exist before the first erasure', () => {
    expect(tombstones.all()).toEqual([]);
  });

  it('are kept in order, one a line, for their owner only', () => {
    for (const subject of ['one', 'other', 'one']) tombstones.add(of(subject));
    expect(new Tombstones(path).all()).toEqual([of('one'), of('other')]);
    expect(readFileSync(path, 'utf8')).toBe(line('one') + line('other'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each(['{"subject":"oth', '\0\0\0\0', '{"subject":"other","requestId":"x"'])(
    'are read, and appended to, after a power cut in the last line: %j',
    (torn) => {
      tombstones.add(of('one'));
      appendFileSync(path, torn);
      expect(tombstones.all()).toEqual([of('one')]);
      tombstones.add(of('third'));
      expect(readFileSync(path, 'utf8')).toBe(line('one') + line('third'));
    },
  );

  it('lose nothing where the power cut took only the end of the line', () => {
    writeFileSync(path, line('one').trimEnd(), { mode: 0o600 });
    expect(tombstones.all()).toEqual([of('one')]);
    tombstones.add(of('other'));
    expect(readFileSync(path, 'utf8')).toBe(line('one') + line('other'));
  });

  it('are refused, and never shortened, where a line between others is damaged', () => {
    const damaged = `${line('one')}{"subject":\n${line('other')}`;
    writeFileSync(path, damaged, { mode: 0o600 });
    for (const use of [() => tombstones.all(), () => tombstones.add(of('third'))])
      expect(use).toThrow(`The tombstones in ${path} are damaged in line 2: restore the newest copy`);
    expect(readFileSync(path, 'utf8')).toBe(damaged);
  });

  it('are refused where other users can read them, or the folder is missing', () => {
    tombstones.add(of('one'));
    chmodSync(path, 0o644);
    expect(() => tombstones.all()).toThrow('can be read by others: chmod 600 the file');
    const nowhere = new Tombstones(join(folder, 'absent', 'tombstones.ndjson'));
    expect(() => nowhere.add(of('one'))).toThrow('cannot be used (ENOENT)');
  });
});
