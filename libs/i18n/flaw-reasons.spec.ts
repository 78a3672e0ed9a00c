import { readFileSync } from 'node:fs';

const KERNEL = 'libs/kernel/event-store';

/** Where the service says why an entry is unreliable. */
const SAID_IN = ['log/proof.ts', 'verified.event-store.ts', 'eventstoredb/recorded.ts'];

const reasons = SAID_IN.flatMap((file) => [
  ...readFileSync(`${KERNEL}/${file}`, 'utf8').matchAll(
    /(?:unproven\(|reason: |\[)['`](it[ s][^'`$]+|the entry [^'`$]+|this version [^'`$]+)/g,
  ),
]).map(([, reason]) => reason!);

it('the console has words for each reason why an entry is unreliable', () => {
  const known = readFileSync('apps/console/src/operations/flaw-reason.ts', 'utf8');
  expect(reasons.length).toBeGreaterThan(7);
  expect(reasons.filter((reason) => !known.includes(reason))).toEqual([]);
});
