import type { PersonalClass } from '#kernel/decider';
import type { Step } from '#nest';
import type { RecordEntry } from './record-entries.js';

/** The class of personal data that the mere existence of an entry reveals, by event type. */
export const revealingOf = (steps: readonly Step[]): Readonly<Record<string, PersonalClass>> =>
  Object.assign({}, ...steps.map(({ revealing }) => revealing)) as Readonly<Record<string, PersonalClass>>;

/** The entries that would reveal a class that the reader may not see, and their amendments. */
export const idsRevealing = (
  entries: readonly RecordEntry[],
  revealing: Readonly<Record<string, PersonalClass>>,
  permitted: readonly PersonalClass[],
): ReadonlySet<string> => {
  const hidden = entries.filter(({ content: { meta } }) => {
    const revealed = revealing[meta.type];
    return revealed !== undefined && !permitted.includes(revealed);
  });
  return new Set(hidden.flatMap(({ event, amendments }) => [event.id, ...amendments.map((one) => one.event.id)]));
};

/** The classes of which these entries say something by being there: to show them is a reading of these, too. */
export const classesRevealedBy = (
  entries: readonly { readonly type: string }[],
  revealing: Readonly<Record<string, PersonalClass>>,
): PersonalClass[] => [...new Set(entries.flatMap(({ type }) => revealing[type] ?? []))];
