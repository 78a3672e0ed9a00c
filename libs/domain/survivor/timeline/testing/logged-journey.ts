import { classesOf } from '#nest';
import { anchorOf, hashOf, PlainSealing } from '#kernel/integrity';
import type { RecordedEvent } from '#kernel/event-store';
import type { JsonObject, PersonalClass } from '#kernel/decider';
import { separateParts } from '../../../../kernel/integrity/payload.js';
import { PERSONAL } from '../../testing/draw.js';
import type { RandomJourney } from '../../testing/random-journey.js';
import { journey } from '../../testing/journey.js';

const sealing = new PlainSealing();
const CLASSES = classesOf(journey);

/** Each personal text names its class, its event and its field, so that a spec knows who may read it. */
const markPersonal = (value: unknown, personalClass: PersonalClass, path: readonly string[]): unknown => {
  if (typeof value === 'string') return value.startsWith(PERSONAL) ? markOf(personalClass, path) : value;
  if (Array.isArray(value)) return value.map((one) => markPersonal(one, personalClass, path));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      markPersonal(one, personalClass, /^\d+$/.test(name) ? path : [...path, name]),
    ]),
  );
};

const markOf = (personalClass: PersonalClass, path: readonly string[]): string => {
  const at = path.indexOf('replacement') + 1;
  return `${PERSONAL}${personalClass} ${path.slice(at).join('.')};`;
};

/** A drawn journey as it lies in the log, chained and with its personal values sealed. */
export const loggedJourney = async (
  { facts }: RandomJourney,
  survivorId: string,
  origin: string,
): Promise<RecordedEvent[]> => {
  const stream = `survivor-${survivorId}`;
  const events: RecordedEvent[] = [];
  for (const [revision, { type, data, id, by, at, command, commandId }] of facts.entries()) {
    const { open, parts } = separateParts(data, CLASSES[type]!);
    const texts = await Promise.all(
      (Object.entries(parts) as [PersonalClass, JsonObject][]).map(async ([personalClass, part]) => {
        const place = { stream, eventId: id, type, personalClass };
        return [
          personalClass,
          await sealing.seal(place, markPersonal(part, personalClass, [type]) as JsonObject),
        ] as const;
      }),
    );
    const stored = { ...open, ...(texts.length > 0 && { sealed: Object.fromEntries(texts) }) };
    const prevHash = events.at(-1)?.metadata.hash ?? anchorOf(origin, stream);
    const ids = { commandId, $correlationId: commandId, $causationId: commandId };
    const metadata = { schema: 2, command, digest: '', actor: by, recordedAt: at, prevHash, ...ids } as const;
    const link = { stream, revision, id, type, data: stored, metadata };
    events.push({
      ...link,
      metadata: { ...metadata, hash: hashOf(link) },
      position: BigInt(revision),
      recordedAt: at,
    });
  }
  return events;
};
