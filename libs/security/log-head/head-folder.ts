import { constants } from 'node:fs';
import { link, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidNote, openNote, parseHead, parseVerifierKey, type LogHead } from '#kernel/integrity';
import { syncFolder } from '#security/keys';
import { RECORD_BYTES, decodeRecords, type LeafRecord } from './leaf-record.js';

export interface SignedHead extends LogHead {
  /** The text of the file. */
  readonly note: string;
  /** The key that signed it. */
  readonly verifierKey: string;
}

/** The signed head exists, and cannot be read or verified: the expected log is unknown. */
export class UnreadableHead extends Error {
  override readonly name = 'UnreadableHead';
}

/** How many records are read at a time. */
const CHUNK_RECORDS = 2_048;

/** Nothing in it is personal or secret: hashes, positions and ids of events. */
const MODE = 0o644;

/** The files of the heads of a log, outside the log: `checkpoint`, `checkpoint.pub` and `leaves`. The folder must exist. */
export class HeadFolder {
  constructor(readonly path: string) {}

  /** The last signed head, or undefined before the first. @throws UnreadableHead */
  async head(): Promise<SignedHead | undefined> {
    const note = await this.note();
    if (note === undefined) return undefined;
    const verifierKey = (await this.verifierKey())?.trimEnd();
    if (verifierKey === undefined) throw this.#unreadable('its verifier key, checkpoint.pub, is missing');
    try {
      const head = parseHead(openNote(note, parseVerifierKey(verifierKey)));
      return { ...head, note: note.toString(), verifierKey };
    } catch (error) {
      if (error instanceof InvalidNote) throw this.#unreadable(error.message.replace(/\.$/, ''));
      throw error;
    }
  }

  /** The file as it is, valid or not. */
  note = (): Promise<Buffer | undefined> => contentOf(this.#file('checkpoint'));

  verifierKey = async (): Promise<string | undefined> => (await contentOf(this.#file('checkpoint.pub')))?.toString();

  /** Whole or not at all; the leaves must be on disk before. */
  async publish(note: string, verifierKey: string): Promise<void> {
    const key = `${verifierKey}\n`;
    if ((await this.verifierKey()) !== key) await this.#replace('checkpoint.pub', key);
    await this.#replace('checkpoint', note);
  }

  /** Writes leaves, which are on disk when this returns. The same leaves may be written again. */
  async writeLeaves(index: number, records: readonly Buffer[]): Promise<void> {
    if (records.length === 0) return;
    await withFile(this.#file('leaves'), constants.O_RDWR | constants.O_CREAT, async (leaves) => {
      await writeAll(leaves, Buffer.concat(records), index * RECORD_BYTES);
      await leaves.datasync();
    });
  }

  /** The complete records, up to that number. */
  async *leaves(most: number): AsyncGenerator<readonly LeafRecord[]> {
    const file = await openIfThere(this.#file('leaves'));
    if (!file) return;
    try {
      for (let index = 0; index < most;) {
        const chunk = Buffer.alloc(Math.min(CHUNK_RECORDS, most - index) * RECORD_BYTES);
        const records = decodeRecords(chunk.subarray(0, await fillBuffer(file, chunk, index * RECORD_BYTES)));
        if (records.length === 0) return;
        yield records;
        index += records.length;
      }
    } finally {
      await file.close();
    }
  }

  /** Truncates to that number of records; later ones, and a half-written one, are removed. */
  async keepLeaves(count: number): Promise<void> {
    const file = this.#file('leaves');
    if (await stat(file).catch(absent)) await withFile(file, 'r+', (leaves) => leaves.truncate(count * RECORD_BYTES));
  }

  /** Archives a head, with its leaves where they belong to it. The head is moved last, so that a crash is repaired. */
  async archive({ size, at }: LogHead, withLeaves: boolean): Promise<void> {
    const mark = `${size}.${at.replaceAll(/[-:]|\.\d+/g, '')}`;
    if (withLeaves) await rename(this.#file('leaves'), this.#file(`leaves.${mark}`)).catch(absent);
    await link(this.#file('checkpoint.pub'), this.#file(`checkpoint.pub.${mark}`)).catch(present);
    await rename(this.#file('checkpoint'), this.#file(`checkpoint.${mark}`));
    await syncFolder(this.path);
  }

  #file = (name: string): string => join(this.path, name);

  #unreadable = (why: string): UnreadableHead =>
    new UnreadableHead(
      `The signed head of the log in ${this.path} cannot be used: ${why}. Put the folder of HOMEWARD_HEADS_FOLDER back as it was.`,
    );

  async #replace(name: string, content: string): Promise<void> {
    const draft = this.#file(`${name}.next`);
    await rm(draft, { force: true });
    await withFile(draft, 'wx', async (file) => {
      await file.writeFile(content);
      await file.sync();
    });
    await rename(draft, this.#file(name));
    await syncFolder(this.path);
  }
}

const withFile = async <Result>(
  path: string,
  flags: string | number,
  use: (file: FileHandle) => Promise<Result>,
): Promise<Result> => {
  const file = await open(path, flags, MODE);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
};

/** A write may accept fewer bytes than it is given. */
const writeAll = async (file: FileHandle, bytes: Buffer, position: number): Promise<void> => {
  for (let taken = 0; taken < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, taken, bytes.length - taken, position + taken);
    taken += bytesWritten;
  }
};

/** A read may return fewer bytes than there are. */
const fillBuffer = async (file: FileHandle, into: Buffer, from: number): Promise<number> => {
  let length = 0;
  while (length < into.length) {
    const { bytesRead } = await file.read(into, length, into.length - length, from + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
};

const only =
  (code: string) =>
  (error: NodeJS.ErrnoException): undefined => {
    if (error.code !== code) throw error;
  };
const absent = only('ENOENT');
const present = only('EEXIST');

const contentOf = (path: string): Promise<Buffer | undefined> => readFile(path).catch(absent);
const openIfThere = (path: string): Promise<FileHandle | undefined> => open(path, 'r').catch(absent);
