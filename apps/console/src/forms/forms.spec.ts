import { readFileSync } from 'node:fs';
import { readInputs } from '../../read-inputs.mjs';
import { shapeOf } from './inputs.js';
import { kindOf, stepsOf } from './kinds.js';
import { inputOf, missingIn, type Values } from './values.js';

const helped = JSON.parse(readFileSync('apps/console/help.json', 'utf8')) as string[];
const inputs = readInputs(readFileSync('schema.graphql', 'utf8'), helped);
const wordsOf = (language: string) =>
  JSON.parse(readFileSync(`apps/console/src/language/${language}.json`, 'utf8')) as Record<
    string,
    Record<string, unknown>
  >;

/** The mutations about a case; the others are for operators. */
const recorded = Object.entries(inputs.mutations).filter(([name, { input }]) =>
  ['openBreakGlass', 'receiveReferral'].includes(name)
    ? false
    : inputs.inputs[input]!.some((field) => ['survivorId', 'prosecutionId'].includes(field.name)),
);

describe('the forms', () => {
  it.each(recorded.map(([name, { input }]) => [name, input]))('%s asks for everything that is required', (_, input) => {
    const { primary, more } = stepsOf(input, inputs);
    const must = inputs.inputs[input]!.filter(
      (field) => shapeOf(field.type).required && kindOf(input, field, inputs) !== 'ours',
    );
    expect(primary.map(({ name }) => name)).toEqual(expect.arrayContaining(must.map(({ name }) => name)));
    expect(new Set([...primary, ...more].map(({ name }) => name)).size).toBe(primary.length + more.length);
  });

  it('have Khmer labels for every field', () => {
    const { field } = wordsOf('km');
    const questions = recorded.flatMap(([, { input }]) =>
      stepsOf(input, inputs).primary.concat(stepsOf(input, inputs).more),
    );
    expect([...new Set(questions.map(({ name }) => name))].filter((name) => !field![name])).toEqual([]);
  });
});

/** The everyday mutations, whose help must exist in Khmer. */
const EVERY_DAY = [
  'receiveReferral',
  'giveConsent',
  'conductScreeningInterview',
  'identifySurvivor',
  'determineBestInterest',
  'enterAftercare',
  'draftCasePlan',
  'planService',
  'deliverService',
  'completeFollowUp',
  'requestClosure',
  'closeCase',
];

describe('the help of a form', () => {
  const { help } = wordsOf('km');
  const keysOf = (input: string): [string, string][] => {
    const { primary: first, more } = stepsOf(input, inputs);
    return [...first, ...more].flatMap((field) => [
      ...(field.description && kindOf(input, field, inputs) !== 'ours'
        ? [[`${input}_${field.name}`, field.description] as [string, string]]
        : []),
      ...(inputs.inputs[shapeOf(field.type).name] ? keysOf(shapeOf(field.type).name) : []),
    ]);
  };

  it.each(EVERY_DAY)('exists in Khmer for %s', (mutation) => {
    expect(keysOf(inputs.mutations[mutation]!.input).filter(([key]) => !help![key])).toEqual([]);
  });
});

describe('the sent input', () => {
  const typed: Values = {
    on: '2026-01-05',
    goals: [{ domain: 'SHELTER', aim: ' A safe room ', dueOn: '2026-03-01', services: ['LIFE_SKILLS'] }],
  };

  it('has the typed values without empty ones', () => {
    expect(inputOf('DraftCasePlan', { ...typed, note: '' }, inputs)).toEqual({
      on: '2026-01-05',
      goals: [{ domain: 'SHELTER', aim: 'A safe room', dueOn: '2026-03-01', services: ['LIFE_SKILLS'] }],
    });
  });

  it('has an empty list for a required list', () => {
    expect(inputOf('AssessRisk', { level: 'LOW' }, inputs)).toEqual({ level: 'LOW', retraffickingIndicators: [] });
  });

  it('has numbers as numbers, and leaves invalid ones to the service', () => {
    const cost = (amount: string) => inputOf('DeliverService', { cost: { amount, currency: 'USD' } }, inputs).cost;
    expect(cost('1800')).toEqual({ amount: 1800, currency: 'USD' });
    expect(cost('18.00')).toEqual({ amount: '18.00', currency: 'USD' });
  });

  it('distinguishes “no” from no answer', () => {
    expect(inputOf('DeliverService', { emergency: false }, inputs)).toMatchObject({ emergency: false });
    expect(inputOf('DeliverService', {}, inputs)).not.toHaveProperty('emergency');
  });
});

describe('the missing fields', () => {
  it('are named by their paths at any depth', () => {
    expect(missingIn('DraftCasePlan', { on: '2026-01-05', goals: [{ domain: 'SHELTER' }] }, inputs)).toEqual([
      'goals.0.aim',
      'goals.0.dueOn',
    ]);
  });

  it('exclude those of an empty group', () => {
    const paths = missingIn('DeliverService', { type: 'MEDICAL' }, inputs);
    expect(paths.filter((path) => path.startsWith('cost'))).toEqual([]);
    const begun = missingIn('DeliverService', { cost: { amount: '5' } }, inputs);
    expect(begun).toContain('cost.currency');
  });
});
