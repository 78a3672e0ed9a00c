import type { EventType } from '#domain/aggregates';
import type { Entry } from '../demo/history.js';

type EntryData = Entry['data'];

/** By event type: the other record, and whether the entry links it. */
const LINKS: Readonly<Record<string, (data: EntryData) => readonly [id: unknown, linked: boolean]>> = {
  PersonLinked: ({ keptSurvivorId }) => [keptSurvivorId, true],
  PersonUnlinked: ({ keptSurvivorId }) => [keptSurvivorId, false],
  DuplicateNoted: ({ duplicateSurvivorId, linked }) => [duplicateSurvivorId, linked === true],
} satisfies { [Type in EventType]?: unknown };

/** The records linked to this one, as of the last entry of its own stream. */
export const linkedRecords = (entries: readonly Entry[], survivorId: string): readonly string[] => {
  const linked = new Set<string>();
  for (const { stream, type, data } of entries) {
    const link = stream === `survivor-${survivorId}` ? LINKS[type]?.(data) : undefined;
    if (typeof link?.[0] !== 'string') continue;
    if (link[1]) linked.add(link[0]);
    else linked.delete(link[0]);
  }
  return [...linked];
};
