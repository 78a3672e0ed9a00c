import { readFileSync } from 'node:fs';
import { steps } from '#domain/aggregates';
import { LOCALES, formsIn } from '#i18n';
import { partOf } from '../apps/console/src/forms/choices.js';
import { isInCourt } from '../apps/console/src/forms/court/court-choices.js';
import { inputsWith, type InputField } from '../apps/console/src/forms/inputs.js';
import { readInputs } from '../apps/console/read-inputs.mjs';

const { forms } = formsIn('en', steps);
const { inputs } = inputsWith(readInputs(readFileSync('schema.graphql', 'utf8')), forms);
const asked = Object.entries(inputs).flatMap(([input, fields]) =>
  fields.filter(({ question }) => question).map((field) => ({ input, field, name: `${input}.${field.name}` })),
);

/** The page on which an entry, or a pair of records, is chosen leads to the form; or a refusal names it. */
const CHOSEN_BEFORE = /^((CorrectEntry|StrikeOutEntry|DisputeEntry|AskOffice)\.eventId|JudgeDuplicate\.duplicateId)$/;
/** A register begins with a code that is not in it yet. */
const NEW = ['OpenOffice.office', 'RegisterWorker.worker'];

const isChosen = (input: string, { name, kind }: InputField): boolean =>
  kind === 'survivor' ||
  kind === 'organisation' ||
  name === 'operationId' ||
  isInCourt(input, name) ||
  partOf(input, name) !== undefined;

describe('the forms of the console', () => {
  it('let people choose wherever the schema wants an id', () => {
    const ids = asked.filter(({ field }) => /\b(UUID|ID)\b/.test(field.type));
    expect(ids.length).toBeGreaterThan(50);
    const typed = ids.filter(({ input, field, name }) => !isChosen(input, field) && !CHOSEN_BEFORE.test(name));
    expect(typed.map(({ name }) => name)).toEqual([]);
  });

  it('let people choose wherever the schema wants the code of a place, a colleague or an office', () => {
    const codes = asked.filter(({ field: { name } }) =>
      /^(office|worker|interviewer|province|country|language|currency|nationality)$/.test(name),
    );
    expect(codes.length).toBeGreaterThan(20);
    const typed = codes.filter(
      ({ field, name }) => field.kind === 'line' && !NEW.includes(name.replace(/Entry\b/, '')),
    );
    expect(typed.map(({ name }) => name)).toEqual([]);
  });

  it('have sections as soon as they are long', () => {
    const long = Object.entries(forms).filter(([, questions]) => questions.length > 6);
    expect(long.length).toBeGreaterThan(10);
    const whole = long.filter(([, questions]) => questions.some(({ section }) => section === undefined));
    expect(whole.map(([name]) => name)).toEqual([]);
  });

  it.each(LOCALES)('have sections that differ (%s)', (locale) => {
    const local = Object.values(formsIn(locale, steps).forms);
    const titles = local.map((questions) => [...new Set(questions.map(({ section }) => section))]);
    const english = Object.values(forms).map((questions) => new Set(questions.map(({ section }) => section)).size);
    expect(titles.map(({ length }) => length)).toEqual(english);
  });
});
