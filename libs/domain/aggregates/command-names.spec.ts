import { Refusal } from '#kernel/decider';
import './command-names.js';

describe('the command that a refusal names as the one to send first', () => {
  it('is one of some aggregate: no other compiles', () => {
    // @ts-expect-error -- `npm run types` fails where this compiles
    const unknown = new Refusal('NOT_FOUND', 'Suspend the aftercare first.', 'SuspendTheAftercare');
    expect(new Refusal('NOT_FOUND', 'Enter aftercare first.', 'EnterAftercare').first).not.toBe(unknown.first);
  });
});
