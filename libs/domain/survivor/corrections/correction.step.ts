import { correction, corrections, type CorrectionEvents } from '#kernel/correction';
import { compose, surround, type Upcast } from '#kernel/decider';
import type { Amends } from '#kernel/projections';
import { STREAM_IN_COMMAND, classesOf, manyRows, readingOf, step, type Category, type Step } from '#nest';
import type { Classes } from '#kernel/integrity';
import { DisputeEntry, ReviewEntry, StrikeOutEntry, correctEntryOf } from './correction.commands.js';
import { irregularFacts } from './correction.facts.js';
import { correctionFormsOf } from './correction.forms.js';
import { correctionsLabels } from './correction.labels.js';
import { correctionProjection } from './correction.projection.js';
import { CorrectionView } from './correction.view.js';
import { SUPERVISOR_IN_WORDS } from '../../supervisor.rules.js';

/**
 * How views apply a correction: the replacement is sealed inside the correction, under the event's name at that time.
 */
const amendsWith = (former: readonly string[]): Amends => ({
  EntryCorrected: ({ eventId, replacement }: CorrectionEvents['EntryCorrected']) => [
    {
      eventId,
      replaces: true,
      amend: ({ meta }, by) => {
        const sealed = [meta.type, ...former].flatMap((name) =>
          by.meta.sealed.map((value) => ({ ...value, within: ['replacement', name] })),
        );
        return { data: replacement[meta.type] ?? {}, meta: { ...meta, sealed } };
      },
    },
  ],
  EntryStruckOut: ({ eventId }: CorrectionEvents['EntryStruckOut']) => [{ eventId, replaces: true, amend: () => null }],
});

/** The replacement of a former event type has that type's former fields. */
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

/** Any entry of these steps can be corrected with the input of its own mutation, and is sealed like the original. */
export const correctionStep = (steps: Steps): Step => {
  const others = Object.values(steps).flat();
  const replacement: Classes = classesOf(others);
  const { upcast: former } = readingOf(others);
  const CorrectEntry = correctEntryOf(steps);
  return step({
    of: STREAM_IN_COMMAND,
    // for its types: each aggregate decides corrections on its own record
    decider: surround(compose({ correction }), [
      corrections({ correctors: [], reviewers: [], inWords: SUPERVISOR_IN_WORDS }),
    ]),
    labels: correctionsLabels,
    forms: correctionFormsOf(CorrectEntry),
    commands: {
      CorrectEntry: {
        input: CorrectEntry,
        allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
        label: { en: 'Correct an entry', km: 'កែតម្រូវកំណត់ត្រា' },
        description: {
          en: 'Correct an entry. The original stays readable, marked as corrected, and another person reviews the correction.',
          km: 'កែតម្រូវកំណត់ត្រា៖ បញ្ជាក់ពីអ្វីដែលគួរកត់ត្រា។ កំណត់ត្រាដើមនៅដដែល ហើយអ្នកផ្សេងពិនិត្យការកែតម្រូវ។',
        },
        menu: 'case',
      },
      StrikeOutEntry: {
        input: StrikeOutEntry,
        allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
        label: { en: 'Strike out an entry', km: 'ឆូតកំណត់ត្រាចោល' },
        description: {
          en: 'Strike out an entry that should never have been recorded. It stays readable, marked, and is refused while other entries rest on it.',
          km: 'ឆូតចោលកំណត់ត្រាដែលមិនគួរមាន។ វានៅអាចអានបានក្នុងប្រវត្តិ ប៉ុន្តែលែងរាប់។ មិនអាចឆូតចោលបានទេ នៅពេលកំណត់ត្រាផ្សេងពឹងផ្អែកលើវា។',
        },
        menu: 'case',
      },
      DisputeEntry: {
        input: DisputeEntry,
        allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
        label: { en: 'Dispute an entry', km: 'បញ្ជាក់ថាកំណត់ត្រាមិនត្រឹមត្រូវ' },
        description: {
          en: 'Dispute an entry that cannot be corrected or struck out, and give the reason. It stays in force, marked, and another person reviews it.',
          km: 'បញ្ជាក់ថាកំណត់ត្រាដែលមិនអាចកែតម្រូវ ឬឆូតចោលបាន មិនត្រឹមត្រូវ ហើយផ្តល់មូលហេតុ។ វានៅដដែល ហើយអ្នកផ្សេងពិនិត្យវា។',
        },
        menu: 'case',
      },
      ReviewEntry: {
        input: ReviewEntry,
        allowedTo: ['SUPERVISOR'],
        label: { en: 'Review an entry', km: 'ពិនិត្យកំណត់ត្រា' },
        description: {
          en: 'Review what another person corrected, struck out, disputed, or recorded against a rule.',
          km: 'ពិនិត្យអ្វីដែលអ្នកផ្សេងបានកែតម្រូវ ឆូតចោល បញ្ជាក់ថាមិនត្រឹមត្រូវ ឬកត់ត្រាផ្ទុយនឹងវិធាន។',
        },
        menu: 'case',
      },
    },
    classes: {
      EntryCorrected: { eventId: 'open', reason: 'testimony', replacement },
      EntryStruckOut: { eventId: 'open', reason: 'testimony' },
      EntryDisputed: { eventId: 'open', reason: 'testimony' },
      EntryReviewed: { eventId: 'open', on: 'open', upheld: 'open', note: 'testimony' },
    },
    upcast: upcastWith(former),
    lane: 'case',
    projections: [correctionProjection, irregularFacts],
    amends: amendsWith(Object.keys(former)),
    shows: {
      corrections: manyRows(
        CorrectionView,
        'What was corrected, disputed or recorded against a rule, and who reviewed it.',
      ),
    },
  });
};
