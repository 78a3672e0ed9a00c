import * as fc from 'fast-check';

export type DrawnCommand = { readonly name: string; readonly command: object; readonly ahead: number };

export const on = fc.integer({ min: 1, max: 28 }).map((day) => `2020-03-${String(day).padStart(2, '0')}`);
const outcome = fc.constantFrom('Convicted', 'Acquitted');
export const commandOf = <Name extends string>(name: Name, command: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record({ name: fc.constant(name), command: fc.record(command), ahead: fc.nat(40) });

const accusedId = fc.constantFrom('mother', 'uncle');
const hearingId = fc.constantFrom('morning', 'evening');
const appealId = fc.constantFrom('first', 'second');
const optional = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: undefined });

export const text = fc.constantFrom('Poipet', 'Siem Reap');
/** Any command to a court case, whether it is possible or not. */
export const IN_COURT = fc.oneof(
  commandOf('JoinSurvivor', { survivorId: fc.constantFrom('one', 'other'), on, court: text, article: text }),
  commandOf('FileComplaint', { agency: text, on }),
  commandOf('OpenInvestigation', { agency: text, on }),
  commandOf('NameAccused', {
    accusedId: optional(accusedId),
    name: optional(text),
    role: text,
    kin: optional(text),
    on,
  }),
  commandOf('RecordArrest', { accusedId, on }),
  commandOf('FileCharges', { article: text, accusedCount: optional(fc.nat(3)), accusedId: optional(accusedId), on }),
  commandOf('DropCharges', { accusedId, on }),
  commandOf('ScheduleHearing', { hearingId: optional(hearingId), at: on.map((day) => `${day}T02:00:00.000Z`), on }),
  commandOf('RecordHearing', { hearingId: optional(hearingId), on }),
  commandOf('CancelHearing', { hearingId, on }),
  commandOf('RecordVerdict', { accusedId: optional(accusedId), outcome, on }),
  commandOf('ImposeSentence', {
    accusedId: optional(accusedId),
    years: optional(fc.nat(20)),
    months: optional(fc.nat(240)),
    fine: optional(fc.record({ amount: fc.nat(), currency: fc.constant('KHR') })),
    on,
  }),
  commandOf('LodgeAppeal', { appealId: optional(appealId), accusedId: optional(accusedId), appellant: text, on }),
  commandOf('DecideAppeal', {
    appealId,
    outcome: fc.constantFrom('Upheld', 'Changed', 'Quashed'),
    verdict: optional(outcome),
    on,
  }),
  commandOf('RecordCompensationPayment', { amount: fc.nat(), currency: fc.constant('USD'), on }),
  commandOf('OrderCompensation', { amount: fc.nat(), currency: fc.constant('USD'), on }),
  commandOf('DiscontinueProsecution', { on }),
  commandOf('ConcludeProsecution', { outcome: fc.oneof(outcome, fc.constant('Settled')), on }),
);
