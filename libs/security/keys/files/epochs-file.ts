import { randomBytes } from 'node:crypto';
import { SecretFile } from './secret-file.js';

interface EpochKey {
  readonly number: number;
  /** ISO 8601. */
  readonly began: string;
  /** 32 bytes, base64. */
  readonly key: string;
}

/** Keys by epoch in one file: the wrapping keys have one such file, and the log keys another. */
export interface EpochsFile {
  /** Generated in development: never for real people. */
  readonly synthetic: boolean;
  /** The oldest first. */
  readonly epochs: readonly EpochKey[];
}

export const epochKey = (number: number, began: Date): EpochKey => ({
  number,
  began: began.toISOString(),
  key: randomBytes(32).toString('base64'),
});

/** @param whenMissing what to do when there is no file */
export const epochsFile = (path: string, name: string, whenMissing: string): SecretFile<EpochsFile> =>
  new SecretFile(path, { name, isWhole, whenMissing });

const isWhole = (found: unknown): found is EpochsFile => {
  const { synthetic, epochs } = (found ?? {}) as Partial<EpochsFile>;
  return typeof synthetic === 'boolean' && Array.isArray(epochs) && epochs.length > 0 && epochs.every(isInItsPlace);
};

const isInItsPlace = (epoch: Partial<EpochKey> | null, index: number, all: readonly EpochKey[]): boolean => {
  const { number, began, key } = epoch ?? {};
  const isNext = index === 0 ? Number.isInteger(number) && number! > 0 : number === all[index - 1]!.number + 1;
  return (
    isNext && !Number.isNaN(Date.parse(began!)) && typeof key === 'string' && Buffer.from(key, 'base64').length === 32
  );
};
