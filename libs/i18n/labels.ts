// For review by a native speaker of Khmer.
import { mapByName } from '#kernel/decider';
import {
  enumNameOf,
  mergeLabels,
  type LabelList,
  type Labels,
  type Purpose,
  type Step,
  type StepLabels,
  type Strand,
} from '#nest';
import type { Locale } from './locale.js';
import { withoutBackticks } from './backticks.js';
import { SYSTEM } from './system.labels.js';

const READING: StepLabels<{}, { Purpose: Purpose }> = {
  events: {},
  codes: {
    Purpose: {
      CARE: { en: 'Care', km: 'ការថែទាំ' },
      SAFETY: { en: 'Safety', km: 'សុវត្ថិភាព' },
      REFERRAL: { en: 'Referral', km: 'ការបញ្ជូន' },
      COURT: { en: 'Court', km: 'តុលាការ' },
      SUPERVISION: { en: 'Supervision', km: 'ការគ្រប់គ្រងករណី' },
      SUBJECT_REQUEST: { en: 'Request of the survivor', km: 'សំណើរបស់សាមីខ្លួន' },
      AUDIT: { en: 'Audit', km: 'សវនកម្ម' },
      DATA_QUALITY: { en: 'Data quality', km: 'គុណភាពទិន្នន័យ' },
      BREAK_GLASS: { en: 'Emergency access', km: 'ការបើកជាបន្ទាន់' },
    },
  },
};

const SERVICE: StepLabels<{}, { Locale: Locale; Strand: Strand }> = {
  events: {},
  codes: {
    Locale: { en: { en: 'English', km: 'អង់គ្លេស' }, km: { en: 'Khmer', km: 'ខ្មែរ' } },
    Strand: {
      person: { en: 'Personal details', km: 'ព័ត៌មានផ្ទាល់ខ្លួន' },
      identification: { en: 'Identification', km: 'ការកំណត់អត្តសញ្ញាណ' },
      consent: { en: 'Consent', km: 'ការយល់ព្រម' },
      care: { en: 'Care', km: 'ការថែទាំ' },
      services: { en: 'Services', km: 'សេវា' },
      risk: { en: 'Risk and follow-up', km: 'ហានិភ័យ និងការតាមដាន' },
      agenda: { en: 'Notes, appointments, tasks', km: 'កំណត់សម្គាល់ ការណាត់ជួប និងកិច្ចការ' },
      justice: { en: 'Justice', km: 'យុត្តិធម៌' },
      case: { en: 'The case', km: 'ករណី' },
    },
  },
};

/** Where only a name is known and not its enum, the first label counts: what a record may have, then what it never has. */
export const labelsOf = (steps: readonly Step[]): Required<Labels> =>
  mergeLabels([READING, ...steps.flatMap(({ labels }) => labels ?? []), SERVICE, SYSTEM]);

type Texts = Readonly<Record<string, string>>;

/** What people read of enums, events and mutations, in one language. */
export interface LocalLabels {
  /** By the name of the enum and that of its value. */
  readonly codes: Readonly<Record<string, Texts>>;
  readonly events: Texts;
  readonly mutations: Texts;
}

const textsIn = (locale: Locale, labels: LabelList): Texts =>
  mapByName(labels, (text) => withoutBackticks(text[locale]));

const byEnumName = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([code, text]) => [enumNameOf(code), text]));

export const labelsIn = (locale: Locale, { codes, events, mutations }: Required<Labels>): LocalLabels => ({
  codes: Object.fromEntries(Object.entries(codes).map(([list, labels]) => [list, byEnumName(textsIn(locale, labels))])),
  events: textsIn(locale, events),
  mutations: textsIn(locale, mutations),
});

/** What each mutation records, which stands above its form. */
export const descriptionsIn = (locale: Locale, { descriptions }: Required<Labels>): Texts =>
  textsIn(locale, descriptions);
