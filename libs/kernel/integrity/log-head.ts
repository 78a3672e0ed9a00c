import { InvalidNote } from './note.js';

/** How much of a log there was at an instant: this is signed, and kept outside the log. */
export interface LogHead {
  /** The log's origin: eight hex digits. */
  readonly origin: string;
  /** The number of events. */
  readonly size: number;
  /** The root of the tree over all of them. */
  readonly root: Buffer;
  /** The place and id of the last event. */
  readonly position: bigint;
  readonly eventId: string;
  /** When it was signed, ISO 8601. */
  readonly at: string;
}

/** The name of a log, and of the key that signs its heads. */
export const headNameOf = (origin: string): string => `homeward/${origin}`;

/** The text of a checkpoint: https://c2sp.org/tlog-checkpoint, with three extension lines. */
export const headText = ({ origin, size, root, position, eventId, at }: LogHead): string =>
  [headNameOf(origin), size, root.toString('base64'), `position ${position}`, `event ${eventId}`, `at ${at}`, ''].join(
    '\n',
  );

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const HEAD = new RegExp(
  '^homeward/(?<origin>[0-9a-f]{8})\n(?<size>[1-9][0-9]*)\n(?<root>[A-Za-z0-9+/]{43}=)\n' +
    `position (?<position>0|[1-9][0-9]*)\nevent (?<eventId>${UUID})\nat (?<at>[0-9TZ:.-]{24})\n$`,
);

/** Accepts only what `headText` writes. @throws InvalidNote */
export const parseHead = (text: string): LogHead => {
  const { origin, size, root, position, eventId, at } = HEAD.exec(text)?.groups ?? {};
  if (position !== undefined && isInstant(at!)) {
    const head = {
      origin: origin!,
      size: Number(size),
      root: Buffer.from(root!, 'base64'),
      position: BigInt(position),
      eventId: eventId!,
      at: at!,
    };
    if (headText(head) === text) return head;
  }
  throw new InvalidNote('The signed text is not a head of a log of Homeward.');
};

const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
