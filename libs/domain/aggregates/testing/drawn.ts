import type { AccessEvents } from '#security/access-log';
import {
  DEFAULT_SETTINGS,
  type Actor,
  type Decider,
  type EventMap,
  type EventOf,
  type JsonObject,
} from '#kernel/decider';
import type { OperationCommands as ActivityCommands } from '../../operation/operation.decider.js';
import type { ResultCommands } from '../../operation/result/result.decider.js';
import type { SetAsideCommands } from '#security/set-aside';
import type { ProsecutionCommands } from '../../prosecution/prosecution.decider.js';
import { everyLife } from '../../survivor/testing/life.js';
import { aggregates } from '../index.js';
import { REGISTERED } from './registered.js';
import type { GivenCommand } from './given-command.js';

type OperationCommands = ActivityCommands & ResultCommands;

const CONDUCTED: readonly GivenCommand<OperationCommands>[] = [
  [
    'ConductOperation',
    { kind: 'CacOutreach', office: 'Poipet', province: '01', withAuthorities: ['Police'], on: '2020-02-03' },
  ],
  [
    'RecordOperationResult',
    {
      met: 40,
      screened: 12,
      referred: 3,
      materials: [{ title: 'Safe on the way to work', language: 'khm', count: 120 }],
      on: '2020-02-03',
    },
  ],
];
const HELD: readonly GivenCommand<OperationCommands>[] = [
  [
    'HoldPreventionActivity',
    {
      kind: 'ProfessionalTraining',
      districts: ['0102'],
      audience: 'Officers at the border',
      attendees: 24,
      materials: 30,
      reach: 0,
      on: '2020-02-03',
      to: '2020-02-05',
    },
  ],
];
const HELD_WITH_PARTNERS: readonly GivenCommand<OperationCommands>[] = [
  [
    'HoldPreventionActivity',
    {
      kind: 'CommunityPresentation',
      districts: ['0102'],
      audience: 'Parents',
      attendees: 35,
      materials: 0,
      reach: 0,
      on: '2020-05-06',
      topics: ['Recognition', 'SafeMigration'],
      programme: 'ParentGuide',
      agencies: ['Kru Khmer Clinic'],
      fromSurvivorCase: true,
    },
  ],
];

const joined: GivenCommand<ProsecutionCommands> = [
  'JoinSurvivor',
  { survivorId: 'bb55443a-693c-4f16-a348-266bb02256a6', on: '2020-03-02', court: 'Banteay Meanchey', article: '12' },
];
const CONVICTED: readonly GivenCommand<ProsecutionCommands>[] = [
  joined,
  ['FileCharges', { article: '12', accusedCount: 2, on: '2020-03-09' }],
  ['RecordHearing', { on: '2020-05-11' }],
  ['RecordVerdict', { outcome: 'Convicted', on: '2020-06-15' }],
  ['ImposeSentence', { years: 12, on: '2020-06-15' }],
  ['OrderCompensation', { amount: 500_000, currency: 'USD', on: '2020-06-15' }],
  ['ConcludeProsecution', { outcome: 'Convicted', on: '2020-07-20' }],
];
const DISCONTINUED: readonly GivenCommand<ProsecutionCommands>[] = [
  joined,
  ['DiscontinueProsecution', { on: '2020-05-11' }],
];

const [MOTHER, UNCLE, APPEAL, HEARING, ANOTHER] = [
  '0a7f7c0e-3d3b-5b52-9a53-0f2a9d1c7e01',
  '0a7f7c0e-3d3b-5b52-9a53-0f2a9d1c7e02',
  '0a7f7c0e-3d3b-5b52-9a53-0f2a9d1c7e03',
  '0a7f7c0e-3d3b-5b52-9a53-0f2a9d1c7e04',
  '0a7f7c0e-3d3b-5b52-9a53-0f2a9d1c7e05',
];
const TWO_ACCUSED: readonly GivenCommand<ProsecutionCommands>[] = [
  joined,
  ['FileComplaint', { agency: 'Poipet police', on: '2020-02-20' }],
  ['OpenInvestigation', { agency: 'Provincial prosecutor', on: '2020-02-21' }],
  ['NameAccused', { accusedId: MOTHER!, name: 'Sok Chanthou', role: 'Exploiter', kin: 'Mother', on: '2020-02-22' }],
  ['NameAccused', { accusedId: UNCLE!, name: 'Sok Dara', role: 'Recruiter', kin: 'AuntOrUncle', on: '2020-02-22' }],
  ['RecordArrest', { accusedId: MOTHER!, on: '2020-02-23' }],
  ['FileCharges', { accusedId: MOTHER!, article: '12', on: '2020-03-09' }],
  ['ScheduleHearing', { hearingId: HEARING!, at: '2020-05-11T02:00:00.000Z', on: '2020-04-01' }],
  ['RecordHearing', { hearingId: HEARING!, on: '2020-05-11' }],
  ['ScheduleHearing', { hearingId: ANOTHER!, at: '2020-05-18T02:00:00.000Z', on: '2020-05-11' }],
  ['CancelHearing', { hearingId: ANOTHER!, on: '2020-05-12' }],
  ['RecordVerdict', { accusedId: MOTHER!, outcome: 'Convicted', on: '2020-06-15' }],
  ['DropCharges', { accusedId: UNCLE!, on: '2020-06-15' }],
  [
    'ImposeSentence',
    { accusedId: MOTHER!, months: 18, fine: { amount: 400_000_000, currency: 'KHR' }, on: '2020-06-15' },
  ],
  ['LodgeAppeal', { appealId: APPEAL!, accusedId: MOTHER!, appellant: 'Defence', on: '2020-07-01' }],
  ['DecideAppeal', { appealId: APPEAL!, outcome: 'Changed', verdict: 'Acquitted', on: '2020-10-01' }],
  ['RecordCompensationPayment', { amount: 250_000, currency: 'USD', on: '2020-12-01' }],
];

export const OPERATIONS = [CONDUCTED, HELD, HELD_WITH_PARTNERS];
export const COURT_CASES = [CONVICTED, DISCONTINUED, TWO_ACCUSED];

const FLAWED: GivenCommand<SetAsideCommands> = [
  'RequestSetAside',
  {
    eventId: 'd2b8b0b0-2c3e-5d0f-9b8a-3e1f5a7c9d11',
    revision: 7,
    flaw: 'unproven',
    survivorId: 'bb55443a-693c-4f16-a348-266bb02256a6',
    reason: 'private: nobody of us has recorded this',
  },
];
const SET_ASIDE: readonly GivenCommand<SetAsideCommands>[] = [FLAWED, ['ApproveSetAside', { requestId: 'golden' }]];
const SET_ASIDE_DECLINED: readonly GivenCommand<SetAsideCommands>[] = [
  FLAWED,
  ['DeclineSetAside', { requestId: 'golden', reason: 'private: ask those who were there first' }],
];

const [SURVIVOR, GLASS] = ['bb55443a-693c-4f16-a348-266bb02256a6', 'c9a1f6de-2a0c-5b0e-8a35-1f2d6a1f9b77'];

/** Access events, which are no answers to commands. */
const LOOKED: readonly EventOf<AccessEvents>[] = [
  {
    type: 'PersonalDataRead',
    data: {
      survivorId: SURVIVOR!,
      purpose: 'CARE',
      basis: 'Assignment',
      classes: ['identity', 'health'],
      operation: 'survivor',
    },
  },
  {
    type: 'CommandRefused',
    data: {
      code: 'CONSENT_MISSING',
      command: 'DeliverService',
      survivorId: SURVIVOR!,
      prosecutionId: SURVIVOR!,
      operationId: SURVIVOR!,
    },
  },
  { type: 'AuditLogRead', data: { survivorId: SURVIVOR!, purpose: 'AUDIT' } },
  {
    type: 'BreakGlassOpened',
    data: {
      breakGlassId: GLASS!,
      survivorId: SURVIVOR!,
      reason: 'Missing',
      explanation: 'private: nobody has seen her since noon',
      until: '2020-12-31T10:00:00.000Z',
    },
  },
  {
    type: 'BreakGlassReviewed',
    data: { breakGlassId: GLASS!, survivorId: SURVIVOR!, upheld: true, note: 'private: she was found' },
  },
  {
    type: 'ReadingRefused',
    data: { operation: 'figures', purpose: 'AUDIT', survivorId: SURVIVOR!, figure: 'M1', times: 5 },
  },
];

type Payloads = Map<string, JsonObject[]>;

const keep = (payloads: Payloads, type: string, data: object): void => {
  payloads.set(type, [...(payloads.get(type) ?? []), data as JsonObject]);
};

const DARA: Actor = { id: 'dara', role: 'SUPERVISOR', organisation: 'A21' };

/** The events of these commands, decided one after the other. */
const tell = <State, Events extends EventMap, Commands>(
  payloads: Payloads,
  { initial, decide, evolve }: Decider<State, Events, Commands>,
  told: readonly GivenCommand<Commands>[],
  others: { readonly [Name in keyof Commands]?: Actor } = {},
): void => {
  let state = initial;
  for (const [name, command] of told) {
    const by = others[name] ?? DARA;
    const context = { steps: {}, by, now: '2020-12-31T09:00:00.000Z', commandId: 'golden', settings: DEFAULT_SETTINGS };
    for (const { type, data } of decide[name](state, command, context)) {
      keep(payloads, type, data);
      const recording = { id: 'golden', by, at: context.now, command: String(name), commandId: 'golden' };
      state = evolve[type](state, data, recording);
    }
  }
};

/** Nothing that would confuse a reader of a golden file. */
const isPlain = (value: unknown): boolean =>
  typeof value === 'string'
    ? /^[\w :/.-]+$/.test(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(isPlain);

/** Payloads of every event, made by the current deciders: the same ones each time. */
export const drawnPayloads = (): ReadonlyMap<string, readonly JsonObject[]> => {
  const payloads: Payloads = new Map();
  for (const { type, data } of LOOKED) keep(payloads, type, data);
  for (const told of OPERATIONS) tell(payloads, aggregates.operation, told);
  tell(payloads, aggregates.directory, REGISTERED);
  tell(payloads, aggregates.prosecution, CONVICTED);
  tell(payloads, aggregates.prosecution, DISCONTINUED);
  tell(payloads, aggregates.prosecution, TWO_ACCUSED);
  tell(payloads, aggregates.setaside, SET_ASIDE, { ApproveSetAside: { ...DARA, id: 'vanna' } });
  tell(payloads, aggregates.setaside, SET_ASIDE_DECLINED);
  everyLife(
    ({ facts }) => {
      for (const { type, data } of facts) if (isPlain(data)) keep(payloads, type, data);
    },
    { seed: 2020, lives: 2_000 },
  );
  return payloads;
};
