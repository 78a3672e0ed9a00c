import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeyStore } from '../key-store.js';
import { KeysUnavailable } from '../key-store.js';
import { codeOf, isOpenToOthers } from './secret-file.js';
import { syncFolderAtOnce } from './sync-folder.js';

/** Proof, kept outside the log and every database, that the keys of a person were destroyed. */
export interface Tombstone {
  readonly subject: string;
  /** Null where an earlier version, which kept no tombstones, destroyed the keys. */
  readonly requestId: string | null;
  /** ISO 8601. */
  readonly at: string;
}

const NEWLINE = 0x0a;

/**
 * One JSON object a line, only ever appended. A backup of the database or of the log lacks later erasures; this file has
 * them, and the keys are destroyed once more before anything opens.
 */
export class Tombstones {
  constructor(readonly path: string) {}

  /** Adds a tombstone unless it is there; it is on disk when this returns. @throws KeysUnavailable */
  add({ subject, requestId, at }: Tombstone): void {
    if (this.all().some((one) => one.subject === subject && one.requestId === requestId)) return;
    const isNew = !existsSync(this.path);
    const fd = this.#open();
    try {
      cutTornLine(fd, this.path);
      writeSync(fd, `${JSON.stringify({ subject, requestId, at })}\n`);
      fsyncSync(fd);
    } catch (error) {
      throw this.#toUnusable(error);
    } finally {
      closeSync(fd);
    }
    if (isNew) syncFolderAtOnce(dirname(this.path));
  }

  /** The oldest first; none where there is no file. @throws KeysUnavailable */
  all(): readonly Tombstone[] {
    const lines = this.#readText().split('\n');
    const last = lines.pop()!; // whole lines end with a newline: this is empty, or torn by a power cut before its erasure
    const found = lines.map((line, index) => {
      const tombstone = parseTombstone(line);
      if (!tombstone)
        throw new KeysUnavailable(
          `The tombstones in ${this.path} are damaged in line ${index + 1}: restore the newest copy, or erased people could be read again.`,
        );
      return tombstone;
    });
    const torn = parseTombstone(last); // only its newline is missing
    return torn ? [...found, torn] : found;
  }

  #open(): number {
    try {
      return openSync(this.path, 'a+', 0o600);
    } catch (error) {
      throw this.#toUnusable(error);
    }
  }

  #readText(): string {
    try {
      if (!existsSync(this.path)) return '';
      if (isOpenToOthers(this.path))
        throw new KeysUnavailable(`The tombstones in ${this.path} can be read by others: chmod 600 the file.`);
      return readFileSync(this.path, 'utf8');
    } catch (error) {
      throw this.#toUnusable(error);
    }
  }

  #toUnusable(error: unknown): unknown {
    const code = codeOf(error);
    return code === undefined
      ? error
      : new KeysUnavailable(
          `The tombstones in ${this.path} cannot be used (${code}): let this user read and write the file, or name another in HOMEWARD_TOMBSTONES_FILE.`,
        );
  }
}

/** Destroys the keys of everybody who was erased once more: a database may be an earlier backup. */
export const applyTombstones = async (
  keys: Pick<KeyStore, 'destroy' | 'notDestroyed'>,
  tombstones: Pick<Tombstones, 'all'>,
): Promise<void> => {
  const subjects = tombstones.all().map(({ subject }) => subject);
  for (const subject of await keys.notDestroyed([...new Set(subjects)])) await keys.destroy(subject);
};

/** A line without a newline was never acknowledged, and no key was destroyed for it: the eraser writes it again. */
const cutTornLine = (fd: number, path: string): void => {
  const { size } = fstatSync(fd);
  if (size === 0) return;
  const bytes = readFileSync(path);
  if (bytes.at(-1) === NEWLINE) return;
  const end = bytes.lastIndexOf(NEWLINE) + 1;
  if (parseTombstone(bytes.subarray(end).toString())) writeSync(fd, '\n');
  else ftruncateSync(fd, end);
};

const parseTombstone = (line: string): Tombstone | undefined => {
  try {
    const { subject, requestId = null, at } = JSON.parse(line) as Partial<Tombstone>;
    return typeof subject === 'string' && subject !== '' && typeof at === 'string'
      ? { subject, requestId, at }
      : undefined;
  } catch {
    return undefined;
  }
};
