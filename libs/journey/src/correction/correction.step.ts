import { correction, type CorrectionCommands, type CorrectionEvents } from '#correction';
import type { Decider, Upcast } from '#decider';
import type { Amends } from '#read-models';
import { NAMED, many, step, type Category, type Step } from '#step';
import type { Classes } from '#trust';
import { DisputeEntry, ReviewEntry, StrikeOutEntry, correctEntryOf } from './correction.commands.js';
import { irregularFacts } from './correction.facts.js';
import { correctionProjection } from './correction.projection.js';
import { CorrectionView } from './correction.view.js';

/** How the views take it: what stands in the place of an entry is sealed inside the correction, under its name of then. */
const amendsWith = (former: readonly string[]): Amends => ({
  EntryCorrected: ({ eventId, replacement }: CorrectionEvents['EntryCorrected']) => [
    {
      eventId,
      inItsPlace: true,
      amend: ({ meta }, by) => {
        const sealed = [meta.type, ...former].flatMap((name) =>
          by.meta.sealed.map((value) => ({ ...value, within: ['replacement', name] })),
        );
        return { data: replacement[meta.type] ?? {}, meta: { ...meta, sealed } };
      },
    },
  ],
  EntryStruckOut: ({ eventId }: CorrectionEvents['EntryStruckOut']) => [
    { eventId, inItsPlace: true, amend: () => null },
  ],
});

/** What stands in the place of a former entry was said in its words. */
const upcastWith = (former: Step['upcast']): Upcast<Pick<CorrectionEvents, 'EntryCorrected'>, CorrectionEvents> => ({
  EntryCorrected: ({ replacement, ...rest }) => {
    const told = Object.entries(replacement).map(([type, data]) => former[type]?.(data) ?? { type, data });
    return {
      type: 'EntryCorrected',
      data: { ...rest, replacement: Object.fromEntries(told.map(({ type, data }) => [type, data])) },
    };
  },
});

type Steps = Readonly<Record<Category, readonly Step[]>>;

/** Any entry of these steps can be corrected with what its own mutation takes, and is sealed as it was. */
export const correctionStep = (steps: Steps): Step => {
  const others = Object.values(steps).flat();
  const replacement: Classes = Object.assign({}, ...others.map(({ classes }) => classes));
  const former = Object.assign({}, ...others.map(({ upcast }) => upcast)) as Step['upcast'];
  return step({
    of: NAMED,
    // what it decides, it decides over whole records: see `correctable`
    decider: correction as unknown as Decider<null, CorrectionEvents, CorrectionCommands>,
    commands: {
      CorrectEntry: {
        input: correctEntryOf(steps),
        allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
        says: 'Say what an entry should have said. The entry stays readable, marked, and somebody else looks at it.',
      },
      StrikeOutEntry: {
        input: StrikeOutEntry,
        allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
        says: 'Say that an entry should never have been made. It stays readable, marked, unless others rest on it.',
      },
      DisputeEntry: {
        input: DisputeEntry,
        allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
        says: 'Say why an entry is wrong that nobody may correct or strike out. It stands, marked, and somebody else looks at it.',
      },
      ReviewEntry: {
        input: ReviewEntry,
        allowedTo: ['SUPERVISOR'],
        says: 'Look at what somebody else corrected, struck out, disputed, or recorded against a rule.',
      },
    },
    classes: {
      EntryCorrected: { eventId: 'open', reason: 'testimony', replacement } as never,
      EntryStruckOut: { eventId: 'open', reason: 'testimony' },
      EntryDisputed: { eventId: 'open', reason: 'testimony' },
      EntryReviewed: { eventId: 'open', on: 'open', upheld: 'open', note: 'testimony' },
    },
    upcast: upcastWith(former),
    projections: [correctionProjection, irregularFacts],
    amends: amendsWith(Object.keys(former)),
    shows: {
      corrections: many(
        CorrectionView,
        'What was corrected, disputed or recorded against a rule, and who looked at it.',
      ),
    },
  });
};
