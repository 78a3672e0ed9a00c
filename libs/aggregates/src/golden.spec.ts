import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CLASSES,
  FOLDER,
  FORMER,
  TODAYS,
  asItWasSaid,
  fieldsMissingIn,
  goldenFiles,
  goldenIn,
  hashesOfGolden,
  openedToday,
  personalFieldsOf,
  sealed,
  sha256,
} from './testing/golden.js';

const files = goldenFiles();

const RUN = 'run `npm run golden`, which writes what is missing, and commit it';
const RESTORE =
  'what is in a log cannot be changed any more: restore the file, and give what is new a name of its own (CONTRIBUTING, "Change an event")';

describe('an event that lies in a log', () => {
  it('has its golden file, with every field that it may have', async () => {
    const missing = await Promise.all([...TODAYS, ...FORMER].map(fieldsMissingIn));
    expect(missing.flat().map((field) => `${field} is in no golden file: ${RUN}`)).toEqual([]);
  });

  it('never changes', () => {
    const now = Object.fromEntries(files.map((file) => [file, sha256(readFileSync(join(FOLDER, file), 'utf8'))]));
    const then = hashesOfGolden();
    const changed = Object.keys({ ...now, ...then }).filter((file) => now[file] !== then[file]);
    expect(changed.map((file) => `${file}: ${file in then ? RESTORE : RUN}`)).toEqual([]);
  });

  it.each(files)('opens as ever: %s', async (file) => {
    const golden = goldenIn(file);
    expect(await openedToday(golden)).toEqual(golden.opened);
  });

  it.each(files)('is sealed as ever: %s', async (file) => {
    const { type, stored } = goldenIn(file);
    expect(await sealed(type, await asItWasSaid({ type, stored }))).toEqual(stored);
  });

  it('is known by a name of today, and is in a class', () => {
    for (const file of files) expect(TODAYS).toContain(goldenIn(file).opened.type);
    expect(Object.keys(CLASSES).toSorted()).toEqual([...TODAYS, ...FORMER].toSorted());
  });

  it('has its personal values where today’s views look for them', () => {
    for (const file of files) {
      const { type, opened } = goldenIn(file);
      expect(personalFieldsOf(opened.type)).toEqual(expect.arrayContaining(personalFieldsOf(type)));
    }
  });
});
