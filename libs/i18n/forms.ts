import { FIELD_LABELS, IRREGULAR_FORM, type AskedField, type BilingualText, type Forms, type Step } from '#nest';
import type { Locale } from './locale.js';
import { withoutBackticks } from './backticks.js';
import { RECORDED_FIELDS } from './recorded-fields.labels.js';

/** A question of a form in one language. */
interface LocalQuestion extends Pick<
  AskedField,
  'name' | 'control' | 'maxLength' | 'running' | 'ahead' | 'more' | 'atLeastOne'
> {
  readonly label: string;
  /** The answer with which the form begins. */
  readonly usual?: string | readonly string[];
  /** The title of the part of the form in which it stands. */
  readonly section?: string;
  readonly help?: string;
}

/** What the console needs for its forms, in one language. */
export interface LocalForms {
  /** By the name of the command, or of a part of its input. */
  readonly forms: Readonly<Record<string, readonly LocalQuestion[]>>;
  /** What a field is called wherever it stands, by its name. */
  readonly fields: Readonly<Record<string, string>>;
}

export const formsOfAll = (steps: readonly Step[]): Forms =>
  Object.assign({}, IRREGULAR_FORM, ...steps.map(({ forms }) => forms));

/** @param usual what a field is filled with at first in this installation, by its name, instead of the form's own */
export const formsIn = (
  locale: Locale,
  steps: readonly Step[],
  usual: Readonly<Record<string, string>> = {},
): LocalForms => {
  const forms = formsOfAll(steps);
  return {
    forms: Object.fromEntries(
      Object.entries(forms).map(([name, questions]) => [
        name,
        questions.map((one) => questionIn(locale, { ...one, ...(usual[one.name] && { usual: usual[one.name]! }) })),
      ]),
    ),
    fields: fieldsIn(locale, Object.values(forms).flat(), recordedFieldsOf(steps)),
  };
};

/** The names of recorded fields, of each step and of several: a field has one name. */
export const recordedFieldsOf = (steps: readonly Step[]): readonly (readonly [name: string, label: BilingualText])[] =>
  [RECORDED_FIELDS, ...steps.map(({ labels }) => labels?.fields ?? {})].flatMap((fields) => Object.entries(fields));

const questionIn = (
  locale: Locale,
  { name, control, maxLength, running, ahead, section, more, atLeastOne, usual, help, ...label }: AskedField,
): LocalQuestion => ({
  name,
  control,
  label: label[locale],
  ...(maxLength !== undefined && { maxLength }),
  ...(running && { running }),
  ...(ahead && { ahead }),
  ...(help && { help: withoutBackticks(help[locale]) }),
  ...(section && { section: section[locale] }),
  ...(more && { more }),
  ...(atLeastOne && { atLeastOne }),
  ...(usual && { usual: usualIn(locale, usual) }),
});

const usualIn = (locale: Locale, usual: NonNullable<AskedField['usual']>): string | readonly string[] =>
  typeof usual === 'string' || isList(usual) ? usual : usual[locale];

const isList = (usual: object): usual is readonly string[] => Array.isArray(usual);

/** The general label of a name, or else the first of a form, or else what is recorded without a form. */
const fieldsIn = (
  locale: Locale,
  asked: readonly AskedField[],
  recorded: ReturnType<typeof recordedFieldsOf>,
): Record<string, string> => {
  const labels: readonly (readonly [string, BilingualText])[] = [
    ...Object.entries(FIELD_LABELS),
    ...asked.map((question) => [question.name, question] as const),
    ...recorded,
  ];
  return Object.fromEntries(labels.toReversed().map(([name, label]) => [name, label[locale]]));
};
