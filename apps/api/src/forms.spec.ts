import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, isEnumType, isInputObjectType, isNonNullType, isScalarType } from 'graphql';
import { steps } from '#domain/aggregates';
import { LOCALES, formsIn, formsOfAll } from '#i18n';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const forms = formsOfAll(steps);
/** What the console fills in: whose record it is, and ids that it makes. */
const FILLED_IN = ['survivorId', 'prosecutionId', 'goalId', 'recommendationId'];

/** Of every command: whether it was seen before, what the record was, and why a rule does not hold. */
const OF_EVERY_COMMAND = ['commandId', 'expectedRevision', 'irregular'];
/**
 * Named by the page from which the form is opened: a correction by its entry, a document by what it belongs to, an
 * organisation that is registered again by its register.
 */
const OF_THE_PAGE = ['operationId', 'about', 'organisationId'];

/** `noteId = commandId`, or `command.noteId ?? commandId`: where the caller gives no id, the decider takes that of the command. */
const MADE = /\b(\w+Id)(?: = | \?\? )(?:context\.)?commandId\b/g;
/** The part of a decider's table from the name of a command to that of the next one. */
const HANDLER = /^ {4}(?=[A-Z]\w*: \()/m;

/** The ids that the commands in this source make for what they record. */
const idsMadeIn = (source: string): string[] =>
  source.split(HANDLER).flatMap((handler) => {
    const command = /^[A-Z]\w*/.exec(handler)?.[0];
    return [...handler.matchAll(MADE)].map(([, id]) => `${command}.${id}`);
  });

const madeByService = new Set(
  readdirSync('libs/domain', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.decider.ts'))
    .flatMap((path) => idsMadeIn(readFileSync(join('libs/domain', path), 'utf8'))),
);

/** The service would make their id, too, but they usually continue an earlier entry: so their forms ask for it. */
const CONTINUES_AN_ENTRY = [
  'CompleteReintegration.reintegrationId',
  'ConductForensicInterview.forensicInterviewId',
  'DeliverService.serviceId',
  'RecordHouseholdMember.memberId',
];

const fieldsOf = (name: string) => {
  const input = schema.getType(`${name}Input`) ?? schema.getType(name);
  return isInputObjectType(input) ? Object.values(input.getFields()) : [];
};

describe('the forms of the steps', () => {
  it('exist for every command', () => {
    const commands = steps.flatMap(({ inputs: commanded }) => Object.keys(commanded));
    expect(commands.filter((command) => forms[command] === undefined)).toEqual([]);
  });

  it('exist for every part of an input', () => {
    const asked = Object.entries(forms).flatMap(([name, questions]) =>
      fieldsOf(name).filter((field) => questions.some((question) => question.name === field.name)),
    );
    const parts = asked.map(({ type }) => getNamedType(type)).filter(isInputObjectType);
    const toAdd = parts.filter(({ name, isOneOf }) => !isOneOf && !forms[name]).map(({ name }) => name);
    expect(toAdd).toEqual([]);
  });

  it('ask for fields that the schema has: after a new command, run `npm run schema`', () => {
    const unknown = Object.entries(forms).flatMap(([name, questions]) => {
      const fields = fieldsOf(name).map((field) => field.name);
      return questions
        .filter((question) => !fields.includes(question.name))
        .map((question) => `${name}.${question.name}`);
    });
    expect(unknown).toEqual([]);
  });

  it.each(Object.keys(forms))('ask at once for everything that %s requires', (name) => {
    const first = forms[name]!.filter(({ more }) => !more).map((question) => question.name);
    const required = fieldsOf(name).filter(({ type }) => isNonNullType(type));
    expect(first).toEqual(
      expect.arrayContaining(required.map((field) => field.name).filter((field) => !FILLED_IN.includes(field))),
    );
  });

  it.each(Object.keys(forms))('leave out nothing that %s can record', (name) => {
    const asked = forms[name]!.map((question) => question.name);
    const left = fieldsOf(name)
      .filter((field) => ![...asked, ...FILLED_IN, ...OF_EVERY_COMMAND, ...OF_THE_PAGE].includes(field.name))
      .map((field) => `${name}.${field.name}`)
      .filter((field) => !madeByService.has(field))
      .map((field) => `ask for ${field} in its form, or let its decider make it: \`… = commandId\``);
    expect(left).toEqual([]);
  });

  it('ask for the id of an earlier entry, although the service would make one', () => {
    const asked = Object.entries(forms).flatMap(([name, questions]) => questions.map((one) => `${name}.${one.name}`));
    expect(CONTINUES_AN_ENTRY.filter((field) => !asked.includes(field) || !madeByService.has(field))).toEqual([]);
  });

  it('ask with a control that fits the type', () => {
    const scalars = { day: 'Date', number: 'Int', yesNo: 'Boolean', text: 'String', line: 'String' } as const;
    const wrong = Object.entries(forms).flatMap(([name, questions]) =>
      questions.filter(({ name: field, control }) => {
        const type = getNamedType(fieldsOf(name).find((one) => one.name === field)?.type);
        return isScalarType(type) && control in scalars && scalars[control as 'day'] !== type.name;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each(LOCALES)('begin only with answers that the schema accepts (%s)', (locale) => {
    const wrong = Object.entries(formsIn(locale, steps).forms).flatMap(([name, questions]) =>
      questions.flatMap(({ name: field, usual }) => {
        const type = getNamedType(fieldsOf(name).find((one) => one.name === field)?.type);
        return isEnumType(type) && usual ? [usual].flat().filter((code) => !type.getValue(code)) : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['en', 'ENGLISH'],
    ['km', 'KHMER'],
  ] as const)('begin with the language that the reader reads (%s)', (locale, language) => {
    const { ChooseNotices: questions } = formsIn(locale, steps).forms;
    expect(questions!.find(({ name }) => name === 'language')!.usual).toBe(language);
  });

  it('say nothing of smallest units where people type dollars or riel', () => {
    const contradicted = Object.entries(forms).flatMap(([name, questions]) =>
      questions
        .filter(({ control, help }) => control === 'money' && help)
        .map((question) => `${name}.${question.name}`),
    );
    expect(contradicted).toEqual([]);
  });

  it('say in the schema what their help says', () => {
    const helped = Object.entries(forms).flatMap(([name, questions]) =>
      questions.flatMap(({ name: field, help }) => (help ? [{ name, field, help: help.en }] : [])),
    );
    expect(helped.length).toBeGreaterThan(50);
    const others = helped.filter(
      ({ name, field, help }) =>
        !fieldsOf(name)
          .find((one) => one.name === field)
          ?.description?.endsWith(help),
    );
    expect(others).toEqual([]);
  });
});

/** What only says that a field is one: a day, a thing that was done. */
const FILLERS = new Set(
  'a an and are for has have in is it its of on or that the their them this to was were whether which with'.split(' '),
);
const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1 && word !== 'day' && !FILLERS.has(word));

/** Whether a text says nothing but another one. */
const repeats = (text: string, other: string): boolean => wordsIn(text).every((word) => wordsIn(other).includes(word));

/** The parts of a help; what follows an "or" belongs to what stands before it. */
const partsOf = (help: string): readonly string[] =>
  help.split(/[.;]|,(?! or)/).filter((part) => wordsIn(part).length > 0);

describe('the texts of the forms', () => {
  it('give no help that only repeats the label, or begins by repeating it', () => {
    const repeated = Object.entries(forms).flatMap(([name, questions]) =>
      questions
        .filter(({ en, help }) => help && [help.en, ...partsOf(help.en)].some((part) => repeats(part, en)))
        .map((question) => `${name}.${question.name}`),
    );
    expect(repeated).toEqual([]);
  });

  it.each(LOCALES)('differ within one form (%s)', (locale) => {
    for (const [name, questions] of Object.entries(formsIn(locale, steps).forms)) {
      const labels = questions.map(({ label }) => label);
      expect([name, new Set(labels).size]).toEqual([name, labels.length]);
    }
  });

  it('are in Khmer letters in Khmer', () => {
    const { forms: inKhmer, fields } = formsIn('km', steps);
    const texts = Object.values(inKhmer)
      .flat()
      .flatMap(({ label, help = label }) => [label, help])
      .concat(Object.values(fields));
    expect(texts.filter((text) => !/[\u1780-\u17ff]/.test(text))).toEqual([]);
  });
});
