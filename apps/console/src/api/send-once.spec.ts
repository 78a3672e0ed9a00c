import { CombinedError } from 'urql';
import { sendingOnce } from './send-once.js';

const [ANSWER, WITHDRAW] = ['mutation Answer { a }', 'mutation Withdraw { w }'];

/** A service that answers each command in turn: recorded, refused with a code, or not at all. */
const sendingTo = (...answers: readonly ('recorded' | 'nothing' | { readonly code: string })[]) => {
  const ids: unknown[] = [];
  const send = sendingOnce(async (_, input) => {
    ids.push((input as { commandId: string }).commandId);
    const answer = answers[ids.length - 1]!;
    if (answer === 'recorded') return {};
    if (answer === 'nothing') return { error: new CombinedError({ networkError: new Error('offline') }) };
    return { error: new CombinedError({ graphQLErrors: [{ message: 'Refused.', extensions: answer }] }) };
  });
  return { send, ids };
};

it('a command is repeated with the same id while its outcome is unknown', async () => {
  const { send, ids } = sendingTo('nothing', { code: 'OUTCOME_UNKNOWN' }, 'recorded', 'recorded');
  for (let times = 0; times < 4; times += 1) await send(ANSWER, { requestId: 'one' });
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).toBe(ids[0]);
  expect(ids[3]).not.toBe(ids[0]);
});

it('a command that is pressed twice at once is sent with one id', async () => {
  const { send, ids } = sendingTo('recorded', 'recorded');
  await Promise.all([send(ANSWER, { requestId: 'one' }), send(ANSWER, { requestId: 'one' })]);
  expect(ids[1]).toBe(ids[0]);
});

it('a command keeps its id while others are sent; they and what follows a refusal have other ids', async () => {
  const { send, ids } = sendingTo('nothing', 'nothing', 'nothing', { code: 'STALE_REVISION' }, 'recorded');
  await send(ANSWER, { requestId: 'one' });
  await send(ANSWER, { requestId: 'other' });
  await send(WITHDRAW, { requestId: 'other' });
  await send(ANSWER, { requestId: 'one' });
  await send(ANSWER, { requestId: 'one' });
  expect(ids[3]).toBe(ids[0]);
  expect(new Set(ids).size).toBe(4);
});
