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
  sealGolden,
  sha256,
} from './testing/golden.js';

const files = goldenFiles();

const RUN = 'run `npm run golden`, which writes the missing files, and commit them';
const RESTORE =
  'events in a log cannot change: restore the file, and give the new event a name of its own (CONTRIBUTING, "Change an event")';

describe('a stored event', () => {
  it('has its golden file, with every field that it may have', async () => {
    const missing = (await Promise.all([...TODAYS, ...FORMER].map(fieldsMissingIn))).flat();
    // an event without any file is said once, not once for each of its fields
    const toSay = missing.filter((field) => !missing.some((event) => field.startsWith(`${event}.`)));
    expect(toSay.map((field) => `${field} is missing in every golden file: ${RUN}`)).toEqual([]);
  });

  it('never changes', () => {
    const now = Object.fromEntries(files.map((file) => [file, sha256(readFileSync(join(FOLDER, file), 'utf8'))]));
    const then = hashesOfGolden();
    const changed = Object.keys({ ...now, ...then }).filter((file) => now[file] !== then[file]);
    expect(changed.map((file) => `${file}: ${file in then ? RESTORE : RUN}`)).toEqual([]);
  });

  it.each(files)('still opens: %s', async (file) => {
    const golden = goldenIn(file);
    expect(await openedToday(golden)).toEqual(golden.opened);
  });

  it.each(files)('is still sealed the same way: %s', async (file) => {
    const { type, stored } = goldenIn(file);
    expect(await sealGolden(type, await asItWasSaid({ type, stored }))).toEqual(stored);
  });

  it('has a known type, and a class for every field', () => {
    for (const file of files) expect(TODAYS).toContain(goldenIn(file).opened.type);
    expect(Object.keys(CLASSES).toSorted()).toEqual([...TODAYS, ...FORMER].toSorted());
  });

  it('has its personal values where the current views look for them', () => {
    for (const file of files) {
      const { type, opened } = goldenIn(file);
      expect(personalFieldsOf(opened.type)).toEqual(expect.arrayContaining(personalFieldsOf(type)));
    }
  });
});
