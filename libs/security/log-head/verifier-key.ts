import { createPublicKey, type KeyObject } from 'node:crypto';
import { headNameOf, verifierKeyText, verifierOf } from '#kernel/integrity';

/** What verifies the heads of a log that a private key signs. */
export const verifierKeyOf = (origin: string, key: KeyObject): string =>
  verifierKeyText(verifierOf(headNameOf(origin), createPublicKey(key)));
