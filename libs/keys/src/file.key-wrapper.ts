import { decrypted, encrypted } from './aead.js';
import { changeKeyFile, epochKey, makeKeyFile, readKeyFile, sweepDrafts } from './key-file.js';
import { BrokenWrapping, EpochGone, KeyWrapper, type Epochs, type ToWrap, type Wrapped } from './key-wrapper.js';

/**
 * The epoch keys in one file of mode 0600, outside the database. It is read again for each key, so that a process never
 * wraps with what another has destroyed.
 */
export class FileKeyWrapper extends KeyWrapper {
  private constructor(
    private readonly file: string,
    private readonly now: () => Date,
  ) {
    super();
  }

  /** @param make in development: makes the file, marked as synthetic, where there is none. @throws KeysUnavailable */
  static at(file: string, { make = false, now = () => new Date() } = {}): FileKeyWrapper {
    sweepDrafts(file);
    if (make) makeKeyFile(file, true, now());
    readKeyFile(file);
    return new FileKeyWrapper(file, now);
  }

  async epochs(): Promise<Epochs> {
    const { epochs } = readKeyFile(this.file);
    const { number, began } = epochs.at(-1)!;
    return { current: { number, began: new Date(began) }, oldest: epochs[0]!.number };
  }

  async wrap(key: Buffer, of: string): Promise<Wrapped> {
    return (await this.wrapAll([{ key, of }]))[0]!;
  }

  /** Hundreds with one look at the file. */
  override async wrapAll(all: readonly ToWrap[]): Promise<Wrapped[]> {
    const epoch = readKeyFile(this.file).epochs.at(-1)!;
    const wrapping = Buffer.from(epoch.key, 'base64');
    return all.map(({ key, of }) => ({ epoch: epoch.number, bytes: encrypted(wrapping, key, of) }));
  }

  async unwrap({ epoch, bytes }: Wrapped, of: string): Promise<Buffer> {
    const found = readKeyFile(this.file).epochs.find(({ number }) => number === epoch);
    if (!found) throw new EpochGone(epoch);
    const key = decrypted(Buffer.from(found.key, 'base64'), bytes, of);
    if (!key) throw new BrokenWrapping();
    return key;
  }

  async rotate(after: number): Promise<void> {
    changeKeyFile(this.file, (current) =>
      current.epochs.at(-1)!.number === after
        ? { ...current, epochs: [...current.epochs, epochKey(after + 1, this.now())] }
        : current,
    );
  }

  async destroyBefore(epoch: number): Promise<void> {
    changeKeyFile(this.file, (current) => {
      const epochs = current.epochs.filter(({ number }) => number >= epoch);
      return epochs.length === current.epochs.length ? current : { ...current, epochs };
    });
  }
}
