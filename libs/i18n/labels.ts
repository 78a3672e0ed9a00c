// For review by a native speaker of Khmer.
import { mergedLabels, type Labels, type Purpose, type Step, type StepLabels, type Strand } from '#kernel/nest';
import type { Locale } from './locale.js';
import { SYSTEM } from './system.labels.js';

/** The codes of no step. */
const OWN: StepLabels<{}, { Locale: Locale; Purpose: Purpose; Strand: Strand }> = {
  events: {},
  codes: {
    Locale: { en: { en: 'English', km: 'អង់គ្លេស' }, km: { en: 'Khmer', km: 'ខ្មែរ' } },
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

export const labelsOf = (steps: readonly Step[]): Required<Labels> =>
  mergedLabels([OWN, SYSTEM, ...steps.flatMap(({ labels }) => labels ?? [])]);

type Texts = Readonly<Record<string, string>>;

/** Everything that people read of codes, events and mutations, in one language. */
export interface LocalLabels {
  /** By the name of the enum. */
  readonly codes: Readonly<Record<string, Texts>>;
  readonly events: Texts;
  readonly mutations: Texts;
  /** Without those that have no translation. */
  readonly descriptions: Texts;
}

const textsIn = (
  locale: Locale,
  labels: Readonly<Record<string, string | { readonly [L in Locale]: string }>>,
): Texts =>
  Object.fromEntries(
    Object.entries(labels).flatMap(([name, text]) => (typeof text === 'string' ? [] : [[name, text[locale]]])),
  );

export const labelsIn = (
  locale: Locale,
  { codes, events, mutations, descriptions }: Required<Labels>,
): LocalLabels => ({
  codes: Object.fromEntries(Object.entries(codes).map(([list, labels]) => [list, textsIn(locale, labels)])),
  events: textsIn(locale, events),
  mutations: textsIn(locale, mutations),
  descriptions: textsIn(locale, descriptions),
});
