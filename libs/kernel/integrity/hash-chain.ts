import { sha256, sha256OfText } from './canonical.js';

/** An event as it is written: personal data sealed, metadata without its own hash. */
interface ChainLink {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: { readonly prevHash: string };
}

export type ChainedEvent = Omit<ChainLink, 'metadata'> & {
  /** `code` is made from the hash, so it is not part of the hashed text. */
  readonly metadata: { readonly prevHash: string; readonly hash: string; readonly code?: string };
};

/** The previous hash of a stream's first event: a hash of the stream's name and its log. */
export const anchorOf = (origin: string, stream: string): string => sha256({ origin, stream });

/** Over the ciphertext, so that the chain outlives every erasure. */
export const hashOf = ({ stream, revision, id, type, data, metadata }: ChainLink): string =>
  sha256({ data, id, metadata, revision, stream, type });

/**
 * The first revision of a stream at which its chain is broken, or undefined when it is sound.
 * `events` are all events of the stream, from revision 0, possibly manipulated.
 */
export const findBreak = (origin: string, stream: string, events: readonly ChainedEvent[]): number | undefined => {
  let previous = anchorOf(origin, stream);
  for (const [index, event] of events.entries()) {
    if (event.stream !== stream || event.revision !== index || !follows(previous, event)) return index;
    previous = event.metadata.hash;
  }
  return undefined;
};

/** Whether an event follows the one with that hash or, as the first of its stream, the anchor. */
export const follows = (previous: string, event: ChainedEvent): boolean =>
  linkOf(event) === previous && hasOwnHash(event);

/** The previous hash in an event's metadata; possibly manipulated. */
export const linkOf = ({ metadata }: Pick<ChainedEvent, 'metadata'>): unknown =>
  (metadata as ChainedEvent['metadata'] | null | undefined)?.prevHash;

/** Whether the hash in an event is the hash of that event. */
export const hasOwnHash = (event: ChainedEvent): boolean => {
  try {
    const { stream, revision, id, type, data } = event;
    // JSON leaves out what is undefined, and a copy of all fields is made faster than one of all but two
    const copied = { ...event.metadata, hash: undefined, code: undefined };
    // events are written in canonical order: where the plain text has the right hash, it is the canonical text
    const text = JSON.stringify({ data, id, metadata: copied, revision, stream, type });
    // a number too large for JSON is written as null
    if (!text.includes('null') && event.metadata.hash === sha256OfText(text)) return true;
    const { hash, code: _, ...metadata } = event.metadata;
    return hash === hashOf({ ...event, metadata });
  } catch {
    return false; // no metadata, or a value outside JSON, of which no hash can exist
  }
};
