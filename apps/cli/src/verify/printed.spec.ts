import { formatVerifyResult } from './printed.js';
import type { VerifyResult } from './verify.js';

const verified = (headsMissing: VerifyResult['headsMissing']): VerifyResult => ({
  sound: true,
  acked: null,
  promised: null,
  logged: 3,
  projected: null,
  rows: 0,
  tables: 0,
  parked: 0,
  streams: {},
  others: 0,
  codes: true,
  head: null,
  headsMissing,
  younger: 3,
  setAside: [],
  documents: null,
  releases: null,
  found: 0,
  findings: [],
});

describe('the result of verify', () => {
  it('says from when until when no head was signed, and what that leaves unproven', () => {
    const [from, until, again] = ['2026-03-01T00:00:00.000Z', '2026-03-01T00:01:00.000Z', '2026-04-01T00:00:00.000Z'];
    const lines = formatVerifyResult(verified([{ from, until }, { from: again }])).split('\n');
    expect(lines.filter((line) => line.startsWith('  none'))).toEqual([
      `  none         was there at ${from}, and again one at ${until}: if their folder was lost, the heads prove nothing of what was recorded before that`,
      `  none         was there at ${again}, and the log names none since: if their folder was lost, the next head proves nothing of what was recorded before it`,
    ]);
  });
});
