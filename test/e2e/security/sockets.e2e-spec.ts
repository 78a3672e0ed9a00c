import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Client } from 'graphql-ws';
import type { Bearer } from '#platform';
import { Homeward, caseWorker as sokha, receiptOf, supervisor as sophea } from '../../harness/homeward.js';
import { refer } from '../../harness/mutations.js';
import {
  JOURNEY,
  LiveAnswers,
  clientOf,
  endOf,
  journeyOf,
  reaches,
  socketTo,
  sendMessages,
} from '../../harness/live-answers.js';

const ELSEWHERE = 'https://elsewhere.example.org';
/** An origin that test/jest/lender.mjs allows. */
const CONSOLE = 'https://console.example.org';

let homeward: Homeward;
const clients: Client[] = [];
beforeAll(async () => {
  homeward = await Homeward.shared();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await Promise.resolve(client.dispose()).catch(() => undefined);
});

const asColleague = (by: Bearer = sokha, seconds?: number): Client => {
  const client = clientOf(homeward, by, seconds);
  clients.push(client);
  return client;
};

const receive = async () => {
  const id = randomUUID();
  receiptOf(await homeward.command('receiveReferral', refer().input(id)));
  return { id };
};
const member = async (survivorId: string) => {
  const said = { survivorId, relation: 'AUNT_OR_UNCLE', safe: 'YES', name: 'An aunt' };
  receiptOf(await homeward.command('recordHouseholdMember', said));
};

const HELLO = { type: 'connection_init' };

describe('a socket', () => {
  it.each([
    ['without a token', {}],
    ['with an invalid token', { authorization: 'Bearer a.b.c' }],
    ['with a value that is not a text', { authorization: { Bearer: 1 } }],
  ])('is closed %s, and sends nothing else', async (_, payload) => {
    const socket = socketTo(homeward);
    const said: string[] = [];
    socket.on('message', (message: Buffer) => said.push(message.toString()));
    await sendMessages(socket, { ...HELLO, payload });
    expect(await endOf(socket)).toEqual([4401, 'Unauthorized']);
    expect(said).toEqual([]);
  });

  it('is closed for requests before the sign-in', async () => {
    const socket = socketTo(homeward);
    await sendMessages(socket, { id: '1', type: 'subscribe', payload: { query: JOURNEY } });
    expect(await endOf(socket)).toEqual([4401, 'Unauthorized']);
  });

  it('is closed when its token expires, and can be opened again with another one', async () => {
    const { id } = await receive();
    const client = asColleague(sokha, 2);
    const closed = new Promise<unknown>((resolve) => void client.on('closed', resolve));
    const answers = journeyOf(client, id);
    await answers.until('the first answer', reaches(0));
    expect(await closed).toMatchObject({ code: 4403, reason: 'Forbidden' });
    await member(id);
    await answers.until('what was recorded since', reaches(1));
  });

  it('is opened to pages of configured origins, and to no others', async () => {
    expect(await endOf(socketTo(homeward, { origin: ELSEWHERE }))).toEqual([403, '']);
    expect(await endOf(socketTo(homeward, { origin: 'null' }))).toEqual([403, '']);
    for (const origin of [CONSOLE, new URL(homeward.url).origin]) {
      const socket = socketTo(homeward, { origin });
      await once(socket, 'open');
      socket.terminate();
    }
  });

  it('has one path and one protocol, and limits the length of messages', async () => {
    expect(await endOf(socketTo(homeward, { path: '/more' }))).toEqual([404, '']);
    expect(await endOf(socketTo(homeward, { protocol: 'graphql-ws' }))).toEqual([1006, '']);
    const long = socketTo(homeward);
    await sendMessages(long, { ...HELLO, payload: { authorization: 'x'.repeat(200_000) } });
    expect(await endOf(long)).toEqual([1009, '']);
  });

  it('has the same rules for documents as POST requests', async () => {
    const client = asColleague();
    const deep = `subscription { journey(survivorId: "${randomUUID()}", purpose: CARE) { ${'a { '.repeat(9)} b ${'} '.repeat(9)} } }`;
    const refused = async (query: string, variables = {}) => {
      const answers = await new LiveAnswers(client, query, variables).until('the end', ({ over }) => over);
      expect(answers.items).toEqual([]);
      return answers.errors!.map(({ extensions }) => extensions.code);
    };
    const id = randomUUID();
    expect(await refused('{ projections { name } }')).toEqual(['VALIDATION']);
    expect(await refused(`mutation { receiveReferral(input: {}) { id } }`)).toContain('VALIDATION');
    expect(await refused(deep)).toContain('TOO_COMPLEX');
    expect(await refused(`subscription { ${'a '.repeat(2_000)} }`)).toEqual(['TOO_COMPLEX']);
    expect(await refused('subscription {')).toEqual(['VALIDATION']);
    expect(await refused(JOURNEY, { id: 'nobody' })).toEqual(['VALIDATION']);
    expect(await refused(JOURNEY, {})).toEqual(['VALIDATION']);
    expect(await refused(`subscription { figures(ids: ["M1"]) { id } }`)).toEqual(['FORBIDDEN']);
    expect(await refused(`subscription ($id: UUID!) { journey(survivorId: $id) { id } }`, { id })).toEqual([
      'PURPOSE_REQUIRED',
    ]);
    const { errors } = await homeward.ask(JOURNEY, { id });
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['VALIDATION']);
  });

  it('limits the live queries of one user', async () => {
    const busy: Bearer = { ...sophea, id: 'makara' };
    const client = asColleague(busy);
    const query = `subscription { caseload(purpose: CARE, first: 1) { pageInfo { hasNextPage } } }`;
    const many = Array.from({ length: 30 }, () => new LiveAnswers(client, query));
    await Promise.all(many.map((each) => each.until('its answer', ({ items }) => items.length === 1)));
    const more = () => new LiveAnswers(client, query);
    const refused = await more().until('the end', ({ over }) => over);
    expect(refused.errors![0]!.extensions.code).toBe('RATE_LIMITED');
    many[0]!.close();
    await homeward.until('room for one more', async () => {
      const again = await more().until('an answer', ({ items, over }) => items.length > 0 || over);
      return again.items.length > 0;
    });
  });
});
