import { createSecretKey } from 'node:crypto';
import { decrypt, encrypt } from '#kernel/integrity';
import { epochKey, type EpochsFile } from '../files/epochs-file.js';
import { keyFileAt, makeKeyFile } from '../files/key-file.js';
import { BrokenWrapping, EpochGone, KeyWrapper, type Epochs, type ToWrap, type WrappedBytes } from './key-wrapper.js';
import type { SecretFile } from '../files/secret-file.js';

/**
 * The epoch keys in one file of mode 0600, outside the database. It is read again for each key, so that a process never
 * wraps with a key that another process has destroyed.
 */
export class FileKeyWrapper extends KeyWrapper {
  private constructor(
    private readonly file: SecretFile<EpochsFile>,
    private readonly now: () => Date,
  ) {
    super();
  }

  /** @param make in development: generates the file, marked as synthetic, if there is none. @throws KeysUnavailable */
  static at(path: string, { make = false, now = () => new Date() } = {}): FileKeyWrapper {
    const file = keyFileAt(path);
    file.sweepDrafts();
    if (make) makeKeyFile(path, true, now());
    file.read();
    return new FileKeyWrapper(file, now);
  }

  get place(): string {
    return `key file ${this.file.path}`;
  }

  async epochs(): Promise<Epochs> {
    const { epochs } = this.file.read();
    const { number, began } = epochs.at(-1)!;
    return { current: { number, began: new Date(began) }, oldest: epochs[0]!.number };
  }

  async wrap(key: Buffer, of: string): Promise<WrappedBytes> {
    return (await this.wrapAll([{ key, of }]))[0]!;
  }

  /** Hundreds of keys with one read of the file. */
  override async wrapAll(all: readonly ToWrap[]): Promise<WrappedBytes[]> {
    const epoch = this.file.read().epochs.at(-1)!;
    const wrapping = createSecretKey(epoch.key, 'base64');
    return all.map(({ key, of }) => ({ epoch: epoch.number, bytes: encrypt(wrapping, key, of) }));
  }

  async unwrap({ epoch, bytes }: WrappedBytes, of: string): Promise<Buffer> {
    const found = this.file.read().epochs.find(({ number }) => number === epoch);
    if (!found) throw new EpochGone(epoch);
    const key = decrypt(createSecretKey(found.key, 'base64'), bytes, of);
    if (!key) throw new BrokenWrapping();
    return key;
  }

  async rotate(after: number): Promise<void> {
    this.file.change((current) =>
      current.epochs.at(-1)!.number === after
        ? { ...current, epochs: [...current.epochs, epochKey(after + 1, this.now())] }
        : current,
    );
  }

  async destroyBefore(epoch: number): Promise<void> {
    this.file.change((current) => {
      const epochs = current.epochs.filter(({ number }) => number >= epoch);
      return epochs.length === current.epochs.length ? current : { ...current, epochs };
    });
  }
}
