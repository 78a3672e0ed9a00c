import { ERASED, type ErasedMark } from '#kernel/decider';
import { Sealing } from '#kernel/integrity';

/** For readers that need to know that something was recorded, and not what: it has no keys and opens nothing personal. */
export class NoKeysSealing extends Sealing {
  async seal(): Promise<string> {
    throw new Error('A reader without keys cannot seal personal data: remove the personal fields from the command.');
  }

  async open(): Promise<ErasedMark> {
    return ERASED;
  }

  async fingerprintKey(_: string): Promise<undefined> {
    return undefined;
  }
}
