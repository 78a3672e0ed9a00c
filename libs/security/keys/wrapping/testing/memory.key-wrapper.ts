import { createSecretKey, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '#kernel/integrity';
import { BrokenWrapping, EpochGone, KeyWrapper, type Epochs, type WrappedBytes } from '../key-wrapper.js';

/** Epoch keys that outlive a simulated process: the contents of a key file, without a disk. */
export interface EpochKeys {
  oldest: number;
  readonly keys: { readonly key: Buffer; readonly began: Date }[];
}

export const firstEpoch = (began = new Date()): EpochKeys => ({
  oldest: 1,
  keys: [{ key: randomBytes(32), began }],
});

export class MemoryKeyWrapper extends KeyWrapper {
  readonly place = 'key file of a spec';

  constructor(
    private readonly kept: EpochKeys,
    private readonly now: () => Date = () => new Date(),
  ) {
    super();
  }

  async epochs(): Promise<Epochs> {
    const { keys, oldest } = this.kept;
    return { current: { number: keys.length, began: keys.at(-1)!.began }, oldest };
  }

  async wrap(key: Buffer, of: string): Promise<WrappedBytes> {
    const epoch = this.kept.keys.length;
    return { epoch, bytes: encrypt(createSecretKey(this.kept.keys[epoch - 1]!.key), key, of) };
  }

  async unwrap({ epoch, bytes }: WrappedBytes, of: string): Promise<Buffer> {
    if (epoch < this.kept.oldest) throw new EpochGone(epoch);
    const key = decrypt(createSecretKey(this.kept.keys[epoch - 1]!.key), bytes, of);
    if (!key) throw new BrokenWrapping();
    return key;
  }

  async rotate(after: number): Promise<void> {
    if (this.kept.keys.length === after) this.kept.keys.push({ key: randomBytes(32), began: this.now() });
  }

  async destroyBefore(epoch: number): Promise<void> {
    this.kept.oldest = Math.max(this.kept.oldest, epoch);
    for (const { key } of this.kept.keys.slice(0, epoch - 1)) key.fill(0);
  }
}
