import { ERASED, type Erased } from '#decider';
import { Sealing } from '#trust';

/** For whoever needs to know that something was said, and not what: it has no key, and keeps nothing personal. */
export class Blind extends Sealing {
  async seal(): Promise<string> {
    throw new Error('Whoever reads nothing has nothing personal to say.');
  }

  async open(): Promise<Erased> {
    return ERASED;
  }

  async fingerprintKey(_: string): Promise<undefined> {
    return undefined;
  }
}
