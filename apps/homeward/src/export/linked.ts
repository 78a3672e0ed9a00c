import type { Entry } from '../demo/history.js';

type Said = Entry['data'];

/** By what an entry says: which other record it speaks of, and whether that is of the same person. */
const LINKS: Readonly<Record<string, (said: Said) => readonly [id: unknown, linked: boolean]>> = {
  PersonLinked: ({ keptSurvivorId }) => [keptSurvivorId, true],
  PersonUnlinked: ({ keptSurvivorId }) => [keptSurvivorId, false],
  DuplicateNoted: ({ duplicateSurvivorId, linked }) => [duplicateSurvivorId, linked === true],
};

/** Records of the same person, as her own record has them by its last entry. */
export const linkedIn = (entries: readonly Entry[], survivorId: string): readonly string[] => {
  const linked = new Set<string>();
  for (const { stream, type, data } of entries) {
    const said = stream === `survivor-${survivorId}` ? LINKS[type]?.(data) : undefined;
    if (typeof said?.[0] !== 'string') continue;
    if (said[1]) linked.add(said[0]);
    else linked.delete(said[0]);
  }
  return [...linked];
};
