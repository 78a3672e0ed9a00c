import type { Bearer } from '#platform/plain';
import { Homeward, auditor, receiptOf } from '../../harness/homeward.js';

/** An office of their own: other specs record in the same house. */
const kratie = (id: string, role: Bearer['role']): Bearer => ({ id, role, office: 'Kratie' });
const dara = kratie('dara-of-kratie', 'CASE_WORKER');

const REASON = 'Lanternfish';
const OPERATION = { kind: 'IDENTIFICATION', office: 'Kratie', province: '10', withAuthorities: [] };
let homeward: Homeward;
let [operationId, eventId] = ['', ''];

beforeAll(async () => {
  homeward = await Homeward.shared();
  const held = receiptOf(await homeward.command('conductOperation', { ...OPERATION, on: '2020-05-01' }, dara));
  [operationId, eventId] = [held.id, held.eventIds[0]!];
  const replacement = { conductOperation: { ...OPERATION, on: '2020-05-02' } };
  receiptOf(await homeward.command('correctEntry', { operationId, eventId, reason: REASON, replacement }, dara));
  await homeward.caughtUp();
});

const answersTo = async (by: Bearer) => {
  const entry = `operationId: "${operationId}", eventId: "${eventId}"`;
  const questions = [
    `{ operationEntry(${entry}) { eventId values { field values } withholds amendments { eventId } } }`,
    `{ operationEntryToAmend(${entry}) { eventId by { id } says } }`,
    '{ otherReviews { operationReviews { eventId recordedBy } } }',
  ];
  return Promise.all(
    questions.map(async (query) => {
      const { data, errors = [] } = await homeward.ask(query, {}, by);
      return { data, codes: errors.map(({ extensions }) => extensions.code) };
    }),
  );
};

describe('the reason why an operation was corrected', () => {
  it('opens to a supervisor who is to decide on it, and not for who corrects it', async () => {
    const [entry, toAmend] = await answersTo(kratie('sothy-of-kratie', 'SUPERVISOR'));
    expect(JSON.stringify(entry)).toContain(REASON);
    expect(toAmend!.data).toMatchObject({ operationEntryToAmend: { eventId, says: { on: '2020-05-02' } } });
    expect(JSON.stringify(toAmend)).not.toContain(REASON);
  });

  it('shows auditors, and nobody else, who read it', async () => {
    await answersTo(kratie('sothy-of-kratie', 'SUPERVISOR'));
    const query = '{ reasonReadings { edges { node { who role office operationId entryId } } complete } }';
    const { data } = await homeward.ask(query, {}, auditor);
    const { edges, complete } = data!.reasonReadings as { edges: readonly { node: object }[]; complete: boolean };
    expect(edges.map(({ node }) => node)).toContainEqual({
      who: 'sothy-of-kratie',
      role: 'SUPERVISOR',
      office: 'Kratie',
      operationId,
      entryId: eventId,
    });
    expect(complete).toBe(true);
    for (const role of ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'ANALYST', 'ADMINISTRATOR'] as const) {
      const { errors = [] } = await homeward.ask(query, {}, kratie(`asks-${role.toLowerCase()}`, role));
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
  });

  it('opens to no other case worker, who may read and correct the operation', async () => {
    const [entry, toAmend, reviews] = await answersTo(kratie('vanna-of-kratie', 'CASE_WORKER'));
    expect(entry!.data).toMatchObject({ operationEntry: { eventId, withholds: ['TESTIMONY'] } });
    expect(toAmend!.data).toMatchObject({ operationEntryToAmend: { eventId } });
    expect(reviews!.data).toEqual({ otherReviews: { operationReviews: [] } });
    expect(JSON.stringify([entry, toAmend])).not.toContain(REASON);
  });

  it.each(['LEGAL_OFFICER', 'FORENSIC_INTERVIEWER', 'AUDITOR', 'ANALYST', 'ADMINISTRATOR'] as const)(
    'is not for %s, nor is the entry',
    async (role) => {
      const answers = await answersTo(kratie(`of-kratie-${role.toLowerCase()}`, role));
      expect(answers.slice(0, 2).map(({ codes }) => codes)).toEqual([['FORBIDDEN'], ['FORBIDDEN']]);
      expect(JSON.stringify(answers)).not.toContain(eventId);
    },
  );
});
