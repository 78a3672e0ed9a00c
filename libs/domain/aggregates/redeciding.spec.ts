import * as fc from 'fast-check';
import { Refusal, type Decider } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { aggregates } from './index.js';
import { IN_COURT, on, commandOf, text, type DrawnCommand } from '../prosecution/testing/court-commands.js';

// oxlint-disable-next-line typescript/no-explicit-any -- of either aggregate
type AnyDecider = Decider<any, any, any>;

const OUTSIDE = fc.oneof(
  commandOf('ConductOperation', { kind: text, office: text, province: text, withAuthorities: fc.array(text), on }),
  fc
    .tuple(
      commandOf('HoldPreventionActivity', { kind: text, districts: fc.array(text), audience: text, on }),
      fc.option(on),
    )
    .map(([one, to]) => ({ ...one, command: { ...one.command, ...(to !== null && { to }) } })),
  commandOf('RecordOperationResult', {
    met: fc.nat(30),
    screened: fc.nat(20),
    referred: fc.nat(10),
    materials: fc.array(fc.record({ title: text, language: text, count: fc.nat(9) })),
    on,
  }),
);
const by = { id: 'veasna', role: 'LEGAL_OFFICER', organisation: 'A21' };

/** The events of a command, or undefined when it is refused. */
const decideAll = (
  decider: AnyDecider,
  state: unknown,
  name: string,
  command: object,
  now: string,
  commandId: string,
) => {
  try {
    return decider.decide[name]!(state, command, { steps: {}, by, now, commandId, settings: DEFAULT_SETTINGS });
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
};

describe.each([
  ['a court case', aggregates.prosecution, fc.array(IN_COURT, { maxLength: 30 })],
  ['an operation', aggregates.operation, fc.array(OUTSIDE, { maxLength: 5 })],
] as [string, AnyDecider, fc.Arbitrary<DrawnCommand[]>][])('for any commands to %s', (_, decider, commands) => {
  it('an entry contains its whole command: sent again, it decides the same entry', () => {
    fc.assert(
      fc.property(commands, (sent) => {
        let state = decider.initial as unknown;
        for (const [index, { name, command, ahead }] of sent.entries()) {
          const now = new Date(Date.UTC(2020, 2, ahead, 3)).toISOString();
          for (const entry of decideAll(decider, state, name, command, now, `command-${index}`)) {
            const payload = JSON.parse(JSON.stringify(entry.data)) as object;
            const again = decideAll(decider, state, name, payload, now, `command-${index}`);
            // a policy's command, which nobody corrects, adds the survivor and begins the case
            expect(name === 'JoinSurvivor' ? again.slice(0, 1) : again).toEqual([entry]);
            const recording = { id: `event-${index}`, by, at: now, command: name, commandId: `command-${index}` };
            state = decider.evolve[entry.type]!(state, entry.data, recording);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
