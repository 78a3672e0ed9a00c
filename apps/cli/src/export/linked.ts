import type { EventType } from '#domain/aggregates';
import type { Entry } from '../client/history.js';

type EntryData = Entry['data'];

/** The other record that an entry names, and whether the entry links it. */
type Link = (data: EntryData) => readonly [id: unknown, linked: boolean];

const LINKS: Readonly<Record<string, Link>> = {
  PersonLinked: ({ keptSurvivorId }) => [keptSurvivorId, true],
  PersonUnlinked: ({ keptSurvivorId }) => [keptSurvivorId, false],
  DuplicateNoted: ({ duplicateSurvivorId, linked }) => [duplicateSurvivorId, linked === true],
} satisfies { [Type in EventType]?: Link };

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
