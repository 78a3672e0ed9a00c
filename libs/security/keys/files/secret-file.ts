import { randomUUID } from 'node:crypto';
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
import { KeysUnavailable } from '../key-store.js';
import { syncFolderAtOnce } from './sync-folder.js';

/** What distinguishes one kind of secret file from another. */
interface SecretFileKind<Content> {
  /** What sentences call it: "key file". */
  readonly name: string;
  readonly isWhole: (found: unknown) => found is Content;
  /** What to do when there is no file. */
  readonly whenMissing: string;
}

/** Milliseconds after which an unfinished change is taken to be of a process that died. */
const ABANDONED_AFTER_MS = 10_000;

const DRAFT = /\.([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|next)$/;

/** JSON that only its owner may read: always complete on disk, written by one process at a time. */
export class SecretFile<Content> {
  constructor(
    readonly path: string,
    private readonly kind: SecretFileKind<Content>,
  ) {}

  /** Creates the file in an existing folder. Of two processes at once, the first wins. @returns whether this one did */
  make(content: Content): boolean {
    const draft = `${this.path}.${randomUUID()}`;
    const fd = openSync(draft, 'wx', 0o600);
    try {
      finish(fd, content);
      linkSync(draft, this.path);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    } finally {
      closeSync(fd);
      rmSync(draft, { force: true });
      syncFolderAtOnce(dirname(this.path));
    }
  }

  /** @throws KeysUnavailable with a sentence that says what to do */
  read(): Content {
    const { name, isWhole, whenMissing } = this.kind;
    try {
      if (isOpenToOthers(this.path))
        throw new KeysUnavailable(
          `The ${name} ${this.path} can be read by others: chmod 600 it, and ask who has read it.`,
        );
      const found: unknown = JSON.parse(readFileSync(this.path, 'utf8'));
      if (isWhole(found)) return found;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT') throw new KeysUnavailable(`There is no ${name} ${this.path}: ${whenMissing}`);
      if (code !== undefined)
        throw new KeysUnavailable(`The ${name} ${this.path} cannot be read (${code}): let this user read it.`);
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw new KeysUnavailable(`The ${name} ${this.path} is not valid, or is incomplete: put the right one back.`);
  }

  /**
   * Whole or not at all. The draft has a fixed name, so that only one process can change the file at a time; the file is
   * read once it can no longer change, so no other process's change is lost.
   */
  change(change: (current: Content) => Content): void {
    this.read(); // reports a fault of the file before there is a draft
    const draft = `${this.path}.next`;
    if (ageOf(draft) > ABANDONED_AFTER_MS) rmSync(draft, { force: true });
    const fd = openSync(draft, 'wx', 0o600);
    try {
      const current = this.read();
      const changed = change(current);
      if (changed === current) return;
      finish(fd, changed);
      renameSync(draft, this.path);
      syncFolderAtOnce(dirname(this.path));
    } finally {
      closeSync(fd);
      rmSync(draft, { force: true });
    }
  }

  /** Removes what a process left that died over a write: it holds a key, which otherwise nobody would destroy. */
  sweepDrafts(): void {
    const folder = dirname(this.path);
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(`${basename(this.path)}.`) || !DRAFT.test(name)) continue;
      const draft = join(folder, name);
      // a draft that is linked already has served its purpose
      const linked = (statSync(draft, { throwIfNoEntry: false })?.nlink ?? 0) > 1;
      if (linked || ageOf(draft) > ABANDONED_AFTER_MS) removeDraft(draft);
    }
  }
}

export const isOpenToOthers = (path: string): boolean =>
  process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;

export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const finish = (fd: number, content: unknown): void => {
  writeSync(fd, `${JSON.stringify(content, null, 2)}\n`);
  fsyncSync(fd);
};

const ageOf = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? Date.now() - found.mtimeMs : 0;
};

const removeDraft = (draft: string): void => {
  try {
    rmSync(draft, { force: true });
  } catch (error) {
    // a process that only reads the folder leaves it to one that writes there
    if (codeOf(error) === 'EROFS') return;
    throw new KeysUnavailable(
      `An abandoned draft holds a key and cannot be removed (${codeOf(error)}). Run: rm ${draft}`,
    );
  }
};
