import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KeysUnavailable } from './key-store.js';

export interface EpochKey {
  readonly number: number;
  /** ISO 8601. */
  readonly began: string;
  /** 32 bytes, base64. */
  readonly key: string;
}

export interface KeyFile {
  /** Made by itself, in development: never for real people. */
  readonly synthetic: boolean;
  /** The oldest first. */
  readonly epochs: readonly EpochKey[];
}

export const epochKey = (number: number, began: Date): EpochKey => ({
  number,
  began: began.toISOString(),
  key: randomBytes(32).toString('base64'),
});

/** In a folder that is there. Whole, and never over one that is there: of two who make it at once the first one's holds. */
export const makeKeyFile = (file: string, synthetic: boolean, now = new Date()): boolean => {
  const draft = `${file}.${randomUUID()}`;
  write(draft, { synthetic, epochs: [epochKey(1, now)] });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
    settle(file);
  }
};

/** @throws KeysUnavailable with a sentence that says what to do. */
export const readKeyFile = (file: string): KeyFile => {
  try {
    if (isOpenToOthers(file))
      throw new KeysUnavailable(`The key file ${file} can be read by others: chmod 600 it, and ask who has read it.`);
    const found = JSON.parse(readFileSync(file, 'utf8')) as Partial<KeyFile> | null;
    if (isWhole(found)) return found;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT')
      throw new KeysUnavailable(`There is no key file ${file}: put it back, or npx homeward make-keys for the first.`);
    if (code !== undefined)
      throw new KeysUnavailable(`The key file ${file} cannot be read (${code}): let this user read it.`);
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new KeysUnavailable(`The key file ${file} is not one, or not whole: put the right one back.`);
};

/** Milliseconds after which a change that was never finished is of somebody who died over it. */
const ABANDONED = 10_000;

/**
 * Whole or not at all. The draft has one name, so that only one can change the file at a time; it is read when it can no
 * longer change, so nothing is lost of what another has written.
 */
export const changeKeyFile = (file: string, change: (current: KeyFile) => KeyFile): void => {
  const draft = `${file}.next`;
  if (ageOf(draft) > ABANDONED) rmSync(draft, { force: true });
  const fd = openSync(draft, 'wx', 0o600);
  try {
    const current = readKeyFile(file);
    const changed = change(current);
    if (changed === current) return;
    finish(fd, changed);
    renameSync(draft, file);
    settle(file);
  } finally {
    closeSync(fd);
    rmSync(draft, { force: true });
  }
};

/** What somebody left who died over making or changing it: an epoch's key is in it, which then nobody would destroy. */
export const sweepDrafts = (file: string): void => {
  const folder = dirname(file);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(file)}.`) || !DRAFT.test(name)) continue;
    const draft = join(folder, name);
    // one that is linked already has done its work
    const linked = (statSync(draft, { throwIfNoEntry: false })?.nlink ?? 0) > 1;
    if (linked || ageOf(draft) > ABANDONED) removeDraft(draft);
  }
};

const removeDraft = (draft: string): void => {
  try {
    rmSync(draft, { force: true });
  } catch (error) {
    throw new KeysUnavailable(`An abandoned draft holds a key, and cannot be removed (${codeOf(error)}): rm ${draft}.`);
  }
};

const DRAFT = /\.([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|next)$/;

const isOpenToOthers = (file: string): boolean => process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;

const isWhole = (found: Partial<KeyFile> | null): found is KeyFile =>
  typeof found?.synthetic === 'boolean' &&
  Array.isArray(found.epochs) &&
  found.epochs.length > 0 &&
  found.epochs.every(
    ({ number, began, key }: Partial<EpochKey>) =>
      Number.isInteger(number) && !Number.isNaN(Date.parse(began!)) && Buffer.from(key!, 'base64').length === 32,
  );

const ageOf = (file: string): number => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? Date.now() - found.mtimeMs : 0;
};

const write = (path: string, content: KeyFile): void => {
  const fd = openSync(path, 'wx', 0o600);
  try {
    finish(fd, content);
  } finally {
    closeSync(fd);
  }
};

const finish = (fd: number, content: KeyFile): void => {
  writeSync(fd, `${JSON.stringify(content, null, 2)}\n`);
  fsyncSync(fd);
};

/** Makes a rename survive a power cut, where folders can be synced at all. */
const settle = (file: string): void => {
  if (process.platform === 'win32') return;
  const fd = openSync(dirname(file), 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
