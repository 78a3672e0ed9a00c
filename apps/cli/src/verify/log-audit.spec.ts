import { randomUUID } from 'node:crypto';
import type { RecordedEvent } from '#kernel/event-store';
import { anchorOf } from '#kernel/integrity';
import { Findings } from './findings.js';
import { LogAudit } from './log-audit.js';

const ORIGIN = '0123abcd';
const stream = `survivor-${randomUUID()}`;

/** What is found in a stream whose chain and codes hold, recorded at these instants and stored at those. */
const foundIn = (...instants: readonly (readonly [recordedAt: string, storedAt: string])[]): readonly string[] => {
  const findings = new Findings();
  const audit = new LogAudit(ORIGIN, findings);
  let prevHash = anchorOf(ORIGIN, stream);
  const events = instants.map(([recordedAt, storedAt], revision) => {
    const hash = String(revision).repeat(64);
    const metadata = { schema: 2, recordedAt, prevHash, hash };
    prevHash = hash;
    return {
      id: randomUUID(),
      stream,
      revision,
      position: BigInt(revision),
      type: 'Met',
      data: {},
      metadata,
      recordedAt,
      storedAt,
    };
  });
  audit.take(events as unknown as readonly RecordedEvent[]);
  return findings.named.map(({ what, revision }) => `${revision} ${what}`);
};

const at = (minute: number): string => `2021-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`;

describe('the instants of a log', () => {
  it('hold where each entry was recorded after the one before it, when the store took it', () => {
    expect(foundIn([at(1), at(1)], [at(1), at(1)], [at(4), at(8)])).toEqual([]);
  });

  it('are reported if an entry was recorded before the previous one', () => {
    expect(foundIn([at(3), at(3)], [at(2), at(3)])).toEqual([
      `1 was recorded at ${at(2)} by its own account, before the previous entry`,
    ]);
  });

  it('are named where our clock and the clock of the store are more than five minutes apart', () => {
    expect(foundIn([at(1), at(7)])).toEqual([`0 was recorded at ${at(1)} by its own account, but stored at ${at(7)}`]);
  });
});
