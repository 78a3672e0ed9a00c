import * as fc from 'fast-check';

export type DrawnCommand = { readonly name: string; readonly command: object; readonly ahead: number };

export const on = fc.integer({ min: 1, max: 28 }).map((day) => `2020-03-${String(day).padStart(2, '0')}`);
const outcome = fc.constantFrom('Convicted', 'Acquitted');
export const sent = <Name extends string>(name: Name, command: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record({ name: fc.constant(name), command: fc.record(command), ahead: fc.nat(40) });

const accusedId = fc.constantFrom('mother', 'uncle');
const hearingId = fc.constantFrom('morning', 'evening');
const appealId = fc.constantFrom('first', 'second');
const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: undefined });

export const text = fc.constantFrom('Poipet', 'Siem Reap');
/** Any command to a court case, whether it is possible or not. */
export const IN_COURT = fc.oneof(
  sent('JoinSurvivor', { survivorId: fc.constantFrom('one', 'other'), on, court: text, article: text }),
  sent('FileComplaint', { agency: text, on }),
  sent('OpenInvestigation', { agency: text, on }),
  sent('NameAccused', { accusedId: maybe(accusedId), name: maybe(text), role: text, kin: maybe(text), on }),
  sent('RecordArrest', { accusedId, on }),
  sent('FileCharges', { article: text, accusedCount: maybe(fc.nat(3)), accusedId: maybe(accusedId), on }),
  sent('DropCharges', { accusedId, on }),
  sent('ScheduleHearing', { hearingId: maybe(hearingId), at: on.map((day) => `${day}T02:00:00.000Z`), on }),
  sent('RecordHearing', { hearingId: maybe(hearingId), on }),
  sent('CancelHearing', { hearingId, on }),
  sent('RecordVerdict', { accusedId: maybe(accusedId), outcome, on }),
  sent('ImposeSentence', {
    accusedId: maybe(accusedId),
    years: maybe(fc.nat(20)),
    months: maybe(fc.nat(240)),
    fine: maybe(fc.record({ amount: fc.nat(), currency: fc.constant('KHR') })),
    on,
  }),
  sent('LodgeAppeal', { appealId: maybe(appealId), accusedId: maybe(accusedId), appellant: text, on }),
  sent('DecideAppeal', {
    appealId,
    outcome: fc.constantFrom('Upheld', 'Changed', 'Quashed'),
    verdict: maybe(outcome),
    on,
  }),
  sent('RecordCompensationPayment', { amount: fc.nat(), currency: fc.constant('USD'), on }),
  sent('OrderCompensation', { amount: fc.nat(), currency: fc.constant('USD'), on }),
  sent('DiscontinueProsecution', { on }),
  sent('ConcludeProsecution', { outcome: fc.oneof(outcome, fc.constant('Settled')), on }),
);
