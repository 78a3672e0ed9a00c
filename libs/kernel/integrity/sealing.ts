import type { ErasedMark, JsonObject, PersonalClass } from '#kernel/decider';

/**
 * Where a sealed value belongs. All of it is bound into the seal, together with the key's id, so that it opens nowhere
 * else. It does not open in another person's record (stream), or as another event of the same person (event id). Nor does
 * it open as another type, or in a class that more people may read. Otherwise an attacker who can write to a table or the
 * log, without a key, could move a sealed value to a place where it means something else.
 */
export interface SealPlace {
  readonly stream: string;
  readonly eventId: string;
  readonly type: string;
  readonly personalClass: PersonalClass;
  /** The person whose key seals it, if the stream is about somebody else. */
  readonly of?: string;
}

/** Seals one class of one event, and opens it for a reader. The stored form is one text: `<scheme>.<key>.<body>`. */
export abstract class Sealing {
  abstract seal(place: SealPlace, part: JsonObject): Promise<string>;
  abstract open(place: SealPlace, sealed: string): Promise<JsonObject | ErasedMark>;
  /** The key for fingerprints of commands to a stream; undefined once the stream's keys are destroyed. */
  abstract fingerprintKey(stream: string): Promise<Buffer | undefined>;
}

/** The stored form without encryption, for specs about something else. No service is started with it. */
export class PlainSealing extends Sealing {
  async seal(_: SealPlace, part: JsonObject): Promise<string> {
    return `open..${Buffer.from(JSON.stringify(part)).toString('base64url')}`;
  }

  async open(_: SealPlace, sealed: string): Promise<JsonObject> {
    const [scheme, , body] = sealed.split('.');
    if (scheme !== 'open' || body === undefined) throw new Error(`No key opens a value sealed as "${scheme}".`);
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as JsonObject;
  }

  /** Never undefined: nothing is destroyed. */
  async fingerprintKey(_: string): Promise<Buffer | undefined> {
    return Buffer.alloc(32);
  }
}
