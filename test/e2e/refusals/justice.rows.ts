import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { interviewer, legalOfficer, supervisor } from '../../harness/homeward.js';
import {
  childConsented,
  childReferred,
  entrustedTo,
  inAftercare,
  inCourt,
  refer,
  toSend,
  toSendElsewhere,
} from '../../harness/mutations.js';
import { entryOf, row, type Row } from './row.js';

const SHA256 = 'a'.repeat(64);
const conductInterview = (more: object = {}) =>
  toSend(
    'conductForensicInterview',
    {
      on: '2020-04-01',
      setting: 'CAC',
      interviewer: 'kunthea',
      observers: [],
      recorded: true,
      mediaSha256: SHA256,
      language: 'khm',
      outcome: 'FULL_DISCLOSURE',
      ...more,
    },
    interviewer,
  );
const handedOver = toSend(
  'handOverForensicRecord',
  { to: 'Siem Reap Court', on: '2020-04-10', mediaSha256: SHA256 },
  legalOfficer,
);
const entrusted = entrustedTo(interviewer, legalOfficer);
const child = [childReferred(), childConsented(['FORENSIC_RECORDING']), ...entrusted];

export const forensicRows: readonly Row[] = [
  row('FORENSIC_ADULT', 'a forensic interview of an adult', [refer(), ...entrusted], conductInterview()),
  row(
    'INTERVIEWER_NOT_TRAINED',
    'a forensic interview by an untrained colleague',
    child,
    conductInterview({ interviewer: 'sokha' }),
  ),
  row('CONSENT_MISSING', 'a forensic interview without a consent', [childReferred(), ...entrusted], conductInterview()),
  row('MEDIA_HASH_MISSING', 'a recording without a hash', child, conductInterview({ mediaSha256: undefined })),
  row(
    'REPEAT_INTERVIEW_REASON_REQUIRED',
    'interviewing a child again',
    [...child, conductInterview()],
    conductInterview({ on: '2020-04-02' }),
  ),
  row('NOTHING_HERE', 'handing over a missing recording', child, handedOver),
  row(
    'MDT_REVIEW_REQUIRED',
    'handing over a recording without a multi-agency review',
    [...child, conductInterview()],
    handedOver,
  ),
];

/** One case for each row, with the steps of the court; the last one is refused. */
const courtRow = (code: string, what: string, did: readonly (readonly [mutation: string, more: object])[]): Row => {
  const prosecutionId = randomUUID();
  const happened = did.map(([mutation, more]) =>
    toSendElsewhere(mutation, { prosecutionId, on: '2020-05-01', ...more }),
  );
  return row(
    code,
    what,
    [...inAftercare, ...entrustedTo(legalOfficer), inCourt(prosecutionId), ...happened.slice(0, -1)],
    happened.at(-1)!,
  );
};

/** A strike-out or another correction of the court's last step. */
const amendedRow = (
  code: string,
  what: string,
  did: readonly (readonly [mutation: string, more: object])[],
  [nth, replacement, by]: readonly [nth: number, replacement: object | undefined, by: Bearer],
): Row => {
  const prosecutionId = randomUUID();
  const happened = did.map(([mutation, more]) =>
    toSendElsewhere(mutation, { prosecutionId, on: '2020-05-01', ...more }),
  );
  const mutation = replacement ? 'correctEntry' : 'strikeOutEntry';
  return row(code, what, [...inAftercare, ...entrustedTo(legalOfficer), inCourt(prosecutionId), ...happened], (all) =>
    toSendElsewhere(mutation, { prosecutionId, eventId: entryOf(all, nth), reason: 'misheard', replacement }, by),
  );
};

const hearing = ['recordHearing', {}] as const;
const convicted = ['recordVerdict', { outcome: 'CONVICTED' }] as const;
const sentenced = ['imposeSentence', { years: 7 }] as const;

const accusedId = randomUUID();
const named = ['nameAccused', { accusedId, role: 'RECRUITER', name: 'Sok Dara', on: '2020-04-20' }] as const;
const convictedOne = ['recordVerdict', { accusedId, outcome: 'CONVICTED' }] as const;
const appealId = randomUUID();
const hearingId = randomUUID();
const appealed = ['lodgeAppeal', { appealId, accusedId, appellant: 'DEFENCE', on: '2020-05-10' }] as const;
const ending = (on: string) => ['concludeProsecution', { outcome: 'CONVICTED', on }] as const;

export const courtRows: readonly Row[] = [
  row(
    'NOT_FOUND',
    'a hearing of an unknown case',
    [],
    toSendElsewhere('recordHearing', { prosecutionId: randomUUID(), on: '2020-05-01' }),
  ),
  courtRow('ACCUSED_MISSING', 'charges against nobody', [hearing, ['fileCharges', { article: '10', accusedCount: 0 }]]),
  courtRow('ACCUSED_REQUIRED', 'a verdict on nobody of the accused', [hearing, named, convicted]),
  courtRow('ACCUSED_WITHOUT_OUTCOME', 'an end before the second verdict', [
    hearing,
    named,
    ['nameAccused', { role: 'BUYER', on: '2020-04-20' }],
    convictedOne,
    ending('2020-07-01'),
  ]),
  courtRow('CHARGES_DROPPED', 'a verdict on charges that were dropped', [
    hearing,
    named,
    ['dropCharges', { accusedId }],
    convictedOne,
  ]),
  courtRow('SENTENCE_UNCLEAR', 'a sentence of no length', [
    hearing,
    named,
    convictedOne,
    ['imposeSentence', { accusedId }],
  ]),
  courtRow('APPEAL_TIME_OPEN', 'an end that leaves no time to appeal', [
    hearing,
    named,
    convictedOne,
    ending('2020-05-31'),
  ]),
  courtRow('APPEAL_OPEN', 'an end during an appeal', [hearing, named, convictedOne, appealed, ending('2020-07-01')]),
  courtRow('APPEAL_VERDICT_UNCLEAR', 'a verdict that changed to nothing', [
    hearing,
    named,
    convictedOne,
    appealed,
    ['decideAppeal', { appealId, outcome: 'CHANGED', on: '2020-06-01' }],
  ]),
  courtRow('HEARING_OVER', 'a hearing held twice', [
    hearing,
    ['scheduleHearing', { hearingId, at: '2020-05-10T02:00:00Z' }],
    ['recordHearing', { hearingId, on: '2020-05-10' }],
    ['cancelHearing', { hearingId, on: '2020-05-11' }],
  ]),
  courtRow('CONVICTION_MISSING', 'a sentence before the verdict', [hearing, ['imposeSentence', { years: 7 }]]),
  courtRow('VERDICT_MISSING', 'an end by a verdict that was never given', [
    hearing,
    ['concludeProsecution', { outcome: 'CONVICTED' }],
  ]),
  courtRow('VERDICT_REACHED', 'two verdicts', [convicted, ['recordVerdict', { outcome: 'ACQUITTED' }]]),
  amendedRow(
    'APPROVER_IS_AUTHOR',
    'a verdict recorded and struck out by one person',
    [convicted],
    [-1, undefined, legalOfficer],
  ),
  amendedRow(
    'ENTRY_RESTED_ON',
    'striking out a verdict before its sentence',
    [convicted, sentenced],
    [-2, undefined, supervisor],
  ),
  amendedRow(
    'CORRECTION_OF_ANOTHER_KIND',
    'a verdict that becomes a hearing',
    [convicted],
    [-1, { recordHearing: { on: '2020-05-01' } }, supervisor],
  ),
  courtRow('PROSECUTION_DISCONTINUED', 'a verdict in a case that was dropped', [
    ['discontinueProsecution', {}],
    convicted,
  ]),
  courtRow('PROSECUTION_SETTLED', 'a verdict in a case that was settled', [
    ['concludeProsecution', { outcome: 'SETTLED' }],
    convicted,
  ]),
  courtRow('PROSECUTION_ENDED', 'a hearing after the end', [
    ['concludeProsecution', { outcome: 'SETTLED' }],
    ['recordHearing', { on: '2020-06-01' }],
  ]),
];
