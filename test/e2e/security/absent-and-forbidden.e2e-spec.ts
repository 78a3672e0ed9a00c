import { randomUUID } from 'node:crypto';
import { getNamedType, isInputObjectType, type GraphQLSchema } from 'graphql';
import { MATRIX } from '#domain/aggregates';
import type { Bearer } from '#platform/plain';
import { Homeward, caseWorker, receiptOf } from '../../harness/homeward.js';
import { leastInput, schemaOf } from '../../harness/inputs.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { inAftercare } from '../../harness/mutations.js';

/** How many of the users whose role is allowed send a request in each other way. */
const SOME = Number(process.env.STRANGERS ?? 1);
/** In each other way one command in so many is sent, each time beginning with another one. */
const EVERY = Number(process.env.STRANGE_COMMANDS_EVERY ?? 5);

let homeward: Homeward;
let schema: GraphQLSchema;
const hers = randomUUID();
const commandId = randomUUID();
beforeAll(async () => {
  homeward = await Homeward.shared();
  schema = await schemaOf(homeward);
  for (const { mutation, input, by } of inAftercare) receiptOf(await homeward.command(mutation, input(hers), by));
  receiptOf(
    await homeward.command('recordHouseholdMember', { survivorId: hers, commandId, relation: 'MOTHER', safe: 'NO' }),
  );
  await homeward.caughtUp();
});

/** Users without any relation to the survivor. */
const STRANGERS: readonly Bearer[] = [
  { id: 'bopha', role: 'CASE_WORKER', office: 'PhnomPenhCac' },
  { id: 'rithy', role: 'SUPERVISOR', office: 'PhnomPenhCac' },
  { id: 'vanna', role: 'LEGAL_OFFICER', office: 'PhnomPenhCac' },
  { id: 'sothea', role: 'FORENSIC_INTERVIEWER', office: 'PhnomPenhCac' },
  { id: 'chanthou', role: 'ANALYST' },
  { id: 'mony', role: 'ADMINISTRATOR' },
];

/** The name does not count as a difference. */
const answerTo = async (document: string, variables: object, by: Bearer, id: string, language = 'en') => {
  const answer = await homeward.ask(document, variables, by, homeward.url, { 'accept-language': language });
  return JSON.stringify(answer).replaceAll(id, '<id>');
};

const inputOf = (mutation: string): Record<string, unknown> => {
  const field = schema.getMutationType()!.getFields()[mutation]!;
  return leastInput(field.args[0]!.type) as Record<string, unknown>;
};

const typeOf = (mutation: string): string => String(schema.getMutationType()!.getFields()[mutation]!.args[0]!.type);

const takes = (mutation: string, name: string): boolean => {
  const type = getNamedType(schema.getMutationType()!.getFields()[mutation]!.args[0]!.type);
  return isInputObjectType(type) && name in type.getFields();
};

const about = (kind: string): string[] =>
  Object.entries(MATRIX)
    .filter(([, row]) => row.kind === kind)
    .map(([name]) => name);

/** A user whose role is allowed, and one whose role is not. */
const strangersFor = (operation: string): readonly Bearer[] =>
  STRANGERS.filter(({ role }) => role === 'ANALYST' || MATRIX[operation]!.scopeByRole[role] !== '');

describe('a user without a relation gets the same answer for a record and for a missing one', () => {
  const told: Readonly<Record<string, object>> = {
    plainly: {},
    'with a former revision, in Khmer': { expectedRevision: 2 },
    'with a future revision': { expectedRevision: 99 },
    'with the commandId of another command': { commandId },
    'as irregular': { irregular: { code: 'CONSENT_MISSING', explanation: 'The shelter was full.' } },
    'on a day in the future': { on: '2999-01-01' },
    'on a day before the birth': { on: '1950-01-01' },
  };

  it.each(Object.entries(told))('to every command, %s', async (how, more) => {
    const isPlain = how === 'plainly';
    const different: unknown[] = [];
    const codes: Record<string, number> = {};
    const language = how.endsWith('Khmer') ? 'km' : 'en';
    const all = about('records').filter((each) => takes(each, 'survivorId'));
    const way = Object.keys(told).indexOf(how);
    for (const mutation of isPlain ? all : all.filter((_, index) => index % EVERY === way % EVERY)) {
      const document = `mutation ($input: ${typeOf(mutation)}) { ${mutation}(input: $input) { id revision } }`;
      const fitting = Object.fromEntries(Object.entries(more).filter(([name]) => takes(mutation, name)));
      const input = { ...inputOf(mutation), ...fitting };
      const strangers = strangersFor(mutation);
      const asking = isPlain ? strangers : strangers.filter(({ role }) => role !== 'ANALYST').slice(0, SOME);
      const pairs = asking.map(async (by) => {
        const absent = randomUUID();
        const there = await answerTo(document, { input: { ...input, survivorId: hers } }, by, hers, language);
        const gone = await answerTo(document, { input: { ...input, survivorId: absent } }, by, absent, language);
        const code = /"code":"(\w+)"/.exec(gone)?.[1] ?? 'none';
        codes[code] = (codes[code] ?? 0) + 1;
        if (there !== gone) different.push({ mutation, by: by.role, there, gone });
      });
      await Promise.all(pairs);
    }
    expect(different).toEqual([]);
    // a refusal because of the role, before the survivor is looked up, proves nothing
    expect(codes.NOT_FOUND).toBeGreaterThan(isPlain ? 60 : 30 / EVERY);
  });

  it('and a user with a relation gets another answer', async () => {
    const document = 'mutation ($input: ReopenCaseInput!) { reopenCase(input: $input) { revision } }';
    const input = { ...inputOf('reopenCase'), survivorId: hers };
    expect(await answerTo(document, { input }, caseWorker, hers)).toContain('CASE_NOT_CLOSED');
  });

  it('to every query', async () => {
    const documents: Readonly<Record<string, string>> = {
      survivor: 'query ($id: UUID!) { survivor(id: $id, purpose: CARE) { id referral { givenName { value } } } }',
      history: 'query ($id: UUID!) { history(survivorId: $id, purpose: AUDIT) { edges { node { eventId } } } }',
      entries: 'query ($id: UUID!) { entries(survivorId: $id, purpose: CARE) { edges { node { eventId says } } } }',
      availableActions: 'query ($id: UUID!) { availableActions(survivorId: $id) { mutation possible } }',
      replay: 'query ($id: UUID!) { replay(survivorId: $id, purpose: AUDIT, toRevision: 1) { id referral { sex } } }',
      whoLooked: 'query ($id: UUID!) { whoLooked(survivorId: $id, purpose: AUDIT) { edges { node { at } } } }',
    };
    const different: unknown[] = [];
    for (const [query, document] of Object.entries(documents))
      for (const by of strangersFor(query)) {
        const absent = randomUUID();
        const there = await answerTo(document, { id: hers }, by, hers);
        const gone = await answerTo(document, { id: absent }, by, absent);
        expect(gone).not.toContain('VALIDATION');
        if (there !== gone) different.push({ query, by: by.role, there, gone });
      }
    expect(different).toEqual([]);
  });

  it('to a command about another record that names this survivor', async () => {
    const own = randomUUID();
    const bopha = STRANGERS[0]!;
    const rithy = STRANGERS[1]!;
    receiptOf(await homeward.command('receiveReferral', referralOf(own, { office: bopha.office }), bopha));
    const document = 'mutation ($input: LinkPersonInput!) { linkPerson(input: $input) { revision } }';
    const name = Object.keys(inputOf('linkPerson')).find((each) => /id$/i.test(each) && each !== 'survivorId')!;
    const input = { ...inputOf('linkPerson'), survivorId: own };
    const absent = randomUUID();
    const there = await answerTo(document, { input: { ...input, [name]: hers } }, rithy, hers);
    const gone = await answerTo(document, { input: { ...input, [name]: absent } }, rithy, absent);
    expect(there).toBe(gone);
    expect(gone).toContain('NOT_FOUND');
  });
});
