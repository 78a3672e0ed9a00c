import type { Decider } from '#decider';
import type { Amends } from '#read-models';
import { many, step, type Step } from '#step';
import type { Classes } from '#trust';
import { ReviewEntry, StrikeOutEntry, correctEntryOf } from './correction.commands.js';
import { correction, type CorrectionCommands } from './correction.decider.js';
import type { CorrectionEvents } from './correction.events.js';
import { irregularFacts } from './correction.facts.js';
import { correctionProjection } from './correction.projection.js';
import { CorrectionView } from './correction.view.js';

/** How the views take it: what stands in the place of an entry is sealed inside the correction. */
const amends: Amends = {
  EntryCorrected: ({ eventId, replacement }: CorrectionEvents['EntryCorrected']) => [
    {
      eventId,
      amend: ({ meta }, by) => {
        const within = ['replacement', meta.type];
        return {
          data: replacement[meta.type] ?? {},
          meta: { ...meta, sealed: by.meta.sealed.map((value) => ({ ...value, within })) },
        };
      },
    },
  ],
  EntryStruckOut: ({ eventId }: CorrectionEvents['EntryStruckOut']) => [{ eventId, amend: () => null }],
};

/** Any entry of the other steps can be corrected with what its own mutation takes, and is sealed as it was. */
export const correctionStep = (others: readonly Step[]): Step => {
  const replacement: Classes = Object.assign({}, ...others.map(({ classes }) => classes));
  const inputs = Object.assign({}, ...others.map((each) => each.inputs)) as Step['inputs'];
  return step({
    // what it decides, it decides over the whole journey: see `correctable`
    decider: correction as unknown as Decider<null, CorrectionEvents, CorrectionCommands>,
    commands: {
      CorrectEntry: {
        input: correctEntryOf(inputs),
        allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
        says: 'Say what an entry should have said. The entry stays readable, marked, and somebody else looks at it.',
      },
      StrikeOutEntry: {
        input: StrikeOutEntry,
        allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
        says: 'Say that an entry should never have been made. It stays readable, marked, unless others rest on it.',
      },
      ReviewEntry: {
        input: ReviewEntry,
        allowedTo: ['SUPERVISOR'],
        says: 'Look at what somebody else corrected, struck out, or recorded against a rule.',
      },
    },
    classes: {
      EntryCorrected: { eventId: 'open', reason: 'testimony', replacement } as never,
      EntryStruckOut: { eventId: 'open', reason: 'testimony' },
      EntryReviewed: { eventId: 'open', on: 'open', upheld: 'open', note: 'testimony' },
    },
    projections: [correctionProjection, irregularFacts],
    amends,
    shows: {
      corrections: many(CorrectionView, 'What was corrected or recorded against a rule, and who looked at it.'),
    },
  });
};
