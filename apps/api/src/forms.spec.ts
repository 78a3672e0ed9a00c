import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType, isNonNullType, isScalarType } from 'graphql';
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

/** Ids of what is recorded: the service makes them, and no earlier entry is meant. */
const MADE_BY_SERVICE = new Set([
  'AssessRisk.assessmentId',
  'AssignCaseWorker.assignmentId',
  'ConductScreeningInterview.interviewId',
  'DetermineBestInterest.bidId',
  'DraftCasePlan.planId',
  'GiveConsent.consentId',
  'GrantProtectiveMeasure.measureId',
  'HoldMdtReview.mdtReviewId',
  'LinkRelative.linkId',
  'LodgeAppeal.appealId',
  'MakeAppointment.appointmentId',
  'MakeReferral.referralId',
  'NameAccused.accusedId',
  'OverrideConsent.overrideId',
  'PlaceLegalHold.holdId',
  'PlanReintegration.reintegrationId',
  'PlanService.serviceId',
  'RecordBirth.birthId',
  'RecordDependant.dependantId',
  'RecordNote.noteId',
  'RecordPregnancy.pregnancyId',
  'RecordReturn.returnId',
  'RequestErasure.requestId',
  'RequestForensicInterview.forensicInterviewId',
  'ReviseCasePlan.planId',
  'ScheduleHearing.hearingId',
  'SetTask.taskId',
]);

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
      .filter((field) => !MADE_BY_SERVICE.has(field))
      .map((field) => `ask for ${field} in its form, or add it to MADE_BY_SERVICE`);
    expect(left).toEqual([]);
  });

  it('leave out ids that exist', () => {
    const gone = [...MADE_BY_SERVICE].filter((id) => {
      const [name, field] = id.split('.');
      return !fieldsOf(name!).some((one) => one.name === field);
    });
    expect(gone).toEqual([]);
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
      ({ name, field, help }) => fieldsOf(name).find((one) => one.name === field)?.description !== help,
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

describe('the texts of the forms', () => {
  it('give no help that only repeats the label', () => {
    const repeated = Object.entries(forms).flatMap(([name, questions]) =>
      questions
        .filter(({ en, help }) => help && wordsIn(help.en).every((word) => wordsIn(en).includes(word)))
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
