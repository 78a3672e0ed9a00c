import type { LooksOfDay } from './documents.js';

/** The parts in which readers are shown, and what belongs to each: emergencies first, lists apart from openings. */
export const LOOK_PARTS = {
  special: ['EMERGENCY', 'REFUSED'],
  opened: ['OPENED'],
  seen: ['LISTED'],
  asked: ['ACCESS_LOG'],
} as const satisfies Readonly<Record<string, readonly LooksOfDay['manner'][]>>;

export type LookPart = keyof typeof LOOK_PARTS;

/** Folded at first: what says least. */
export const COLLAPSED_PARTS: ReadonlySet<LookPart> = new Set<LookPart>(['seen', 'asked']);

/** A connection page by page; the parts that nobody is in are left out. */
export const looksByPart = (
  looks: readonly LooksOfDay[],
): readonly (readonly [part: LookPart, looks: readonly LooksOfDay[]])[] =>
  (Object.keys(LOOK_PARTS) as LookPart[])
    .map((part) => {
      const manners: readonly string[] = LOOK_PARTS[part];
      return [part, looks.filter(({ manner }) => manners.includes(manner))] as const;
    })
    .filter(([, some]) => some.length > 0);
