import type { Erased, JsonObject, PersonalClass } from '#decider';

/**
 * Where a sealed value belongs. All of it is bound into the seal, together with the key's id, so that it opens nowhere
 * else: not in the record of another person (stream), not as another thing that happened to her (event id), not under
 * another name (type), not as what more people may read (class). Each is in it because somebody who can write to a table
 * or a log, and has no key, could otherwise move one thing that is sealed to where it means another.
 */
export interface Place {
  readonly stream: string;
  readonly eventId: string;
  readonly type: string;
  readonly personalClass: PersonalClass;
  /** Whose key seals it, where that is not whom the stream is about. */
  readonly of?: string;
}

/**
 * Whose keys seal it: hers by her id, in whatever stream it lies; of any other record by the whole name of its stream. Ids
 * are chosen by whoever begins a record, so one that names itself like another must not come to that one's keys.
 */
export const whoseKeys = ({ of, stream }: Pick<Place, 'of' | 'stream'>): string =>
  of ?? (stream.startsWith(SURVIVOR) ? stream.slice(SURVIVOR.length) : stream);

const SURVIVOR = 'survivor-';

/** Seals one class of one event, and opens it for a reader. The stored form is one text: `<scheme>.<key>.<body>`. */
export abstract class Sealing {
  abstract seal(place: Place, part: JsonObject): Promise<string>;
  abstract open(place: Place, sealed: string): Promise<JsonObject | Erased>;
  /** A key for the fingerprints of what is said to a stream, that is destroyed with its other keys: then there is none. */
  abstract fingerprintKey(stream: string): Promise<Buffer | undefined>;
}

/** The stored form without the secrecy, for specs that are about something else. No service is started with it. */
export class Unsealed extends Sealing {
  async seal(_: Place, part: JsonObject): Promise<string> {
    return `open..${Buffer.from(JSON.stringify(part)).toString('base64url')}`;
  }

  async open(_: Place, sealed: string): Promise<JsonObject> {
    const [scheme, , body] = sealed.split('.');
    if (scheme !== 'open' || body === undefined) throw new Error(`No key opens a value sealed as "${scheme}".`);
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as JsonObject;
  }

  async fingerprintKey(_: string): Promise<Buffer | undefined> {
    return undefined;
  }
}
