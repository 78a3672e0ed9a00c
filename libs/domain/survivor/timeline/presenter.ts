import type { Actor, PersonalClass } from '#kernel/decider';
import { classesOf, type DescribedCode, type Step, type Strand } from '#nest';
import { restrictionsOf } from '../queries/redaction.js';
import { partsOf } from '../queries/tampered-events.js';
import type { RecordEntry } from './record-entries.js';
import { listValuesOf, personalFieldsIn, type ShownValues } from './recorded-values.js';
import { revealingOf } from './revealing.js';
import type { TimelineAmendment, TimelineEntry, TimelineValue } from './timeline.type.js';

/** How the entries of a record are shown to one reader. */
export interface Presenter {
  readonly laneOf: (entry: RecordEntry) => Strand;
  /** The class of which the entry says something by being there. */
  readonly revealedBy: (entry: RecordEntry) => PersonalClass | undefined;
  /** @param permitted the classes that this reader may open for the purpose */
  readonly present: (
    entry: RecordEntry,
    by: Actor,
    permitted: readonly PersonalClass[],
    shown?: ShownValues,
  ) => Omit<TimelineEntry, 'series'>;
}

/** For an entry of a type that no step knows, which only an altered record has. */
const UNKNOWN: Strand = 'case';

export const presenterOf = (steps: readonly Step[]): Presenter => {
  const lanes = Object.assign({}, ...steps.map((step) => step.lanes)) as Readonly<Record<string, Strand>>;
  const revealing = revealingOf(steps);
  const personalFields = new Map(
    Object.entries(classesOf(steps)).map(([type, table]) => [type, personalFieldsIn(table)]),
  );
  const restrictions = restrictionsOf(steps);
  const listValues = listValuesOf(steps);

  /** A class that this role may read in entries of a type, in some field at least. */
  const isReadable = (type: string, personalClass: PersonalClass, { role }: Actor): boolean =>
    (personalFields.get(type)?.get(personalClass) ?? []).some(
      (field) => restrictions[type]?.[field]?.some((one) => one === role) ?? true,
    );

  const sealedIn = ({ content: { meta } }: RecordEntry): readonly PersonalClass[] =>
    meta.sealed.map(({ personalClass }) => personalClass);

  const valuesOf = ({ content: { meta, data } }: RecordEntry, shown: ShownValues): TimelineValue[] =>
    listValues({ type: meta.type, command: meta.metadata.command, data }, shown);

  /** A correction has its own values, and those that the corrected entry should have had. */
  const amendedValues = (amendment: RecordEntry, command: string, shown: ShownValues): TimelineValue[] => {
    const { replacement, ...own } = amendment.content.data;
    const restated = Object.entries(partsOf(replacement)).flatMap(([type, data]) =>
      listValues({ type, command, data: partsOf(data) }, shown),
    );
    return [...restated, ...valuesOf({ ...amendment, content: { ...amendment.content, data: own } }, shown)]
      .filter(({ field }) => field !== 'eventId')
      .map((value) => ({ ...value, amendment: amendment.event.id }));
  };

  const shownOf = ({ event, content: { meta }, on }: RecordEntry) => ({
    eventId: event.id,
    type: meta.type,
    on,
    recordedAt: meta.recordedAt,
    by: meta.metadata.actor,
  });

  return {
    laneOf: ({ content: { meta } }) => lanes[meta.type] ?? UNKNOWN,
    revealedBy: ({ content: { meta } }) => revealing[meta.type],
    present: (entry, by, permitted, shown = 'open') => {
      const { meta, data } = entry.content;
      const { command } = meta.metadata;
      const mayOpen = (one: PersonalClass): boolean => permitted.includes(one) && isReadable(meta.type, one, by);
      const amendments = entry.amendments.map((one): TimelineAmendment => ({
        ...shownOf(one),
        about: String(one.content.data.eventId),
        holds: entry.standing === 'Erased' ? [] : sealedIn(one).filter((each) => permitted.includes(each)),
      }));
      return {
        ...shownOf(entry),
        lane: lanes[meta.type] ?? UNKNOWN,
        command,
        revision: entry.event.revision,
        standing: entry.standing,
        changedBy: entry.marks.map(({ eventId }) => eventId),
        irregular: codeOf(data.irregular),
        values: [...valuesOf(entry, shown), ...entry.amendments.flatMap((one) => amendedValues(one, command, shown))],
        holds:
          entry.standing === 'Erased'
            ? []
            : sealedIn(entry).filter((one) => isHeld(one, mayOpen(one), data, permitted)),
        withholds: [...(personalFields.get(meta.type)?.keys() ?? [])].filter((one) => !mayOpen(one)),
        amendments,
      };
    },
  };
};

const codeOf = (irregular: unknown): DescribedCode | null => {
  const { code } = partsOf(irregular);
  // no code is ever removed, and no other one was accepted
  return typeof code === 'string' ? (code as DescribedCode) : null;
};

/** The explanation of an entry against a rule is testimony, whatever else the entry holds. */
const isHeld = (
  personalClass: PersonalClass,
  mayOpen: boolean,
  { irregular }: Readonly<Record<string, unknown>>,
  permitted: readonly PersonalClass[],
): boolean => mayOpen || (irregular !== undefined && personalClass === 'testimony' && permitted.includes('testimony'));
