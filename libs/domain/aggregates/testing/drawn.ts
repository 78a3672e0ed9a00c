import type { AccessEvents } from '#security/access-log';
import type { Actor, Decider, EventMap, EventOf, JsonObject } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import type { SetAsideCommands } from '#security/set-aside';
import { everyJourney } from '../../survivor/testing/random-journey.js';
import { aggregates } from '../index.js';
import { COURT_CASES } from './drawn.court-cases.js';
import { OPERATIONS } from './drawn.operations.js';
import { REGISTERED } from './register-commands.js';
import { ASKING, DUPLICATES, JUDGING, REQUESTS } from './between-offices.js';
import type { GivenCommand } from './given-command.js';

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
  { type: 'ReasonsRead', data: { operationId: SURVIVOR!, eventId: SURVIVOR! } },
  {
    type: 'FiguresRead',
    data: {
      figures: ['M1', 'M7'],
      from: '2020-03-05',
      to: '2020-03-05',
      asOf: '2020-03-31',
      knownAt: '2020-04-01T05:00:00.000Z',
    },
  },
  { type: 'RecordBudgetSpent', data: { records: 60 } },
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

const RACHANA: Actor = { id: 'rachana', role: 'ADMINISTRATOR', organisation: 'A21' };
const DARA: Actor = { id: 'dara', role: 'SUPERVISOR', organisation: 'A21' };

/** The events of these commands, decided one after the other. */
const tell = <State, Events extends EventMap, Commands>(
  payloads: Payloads,
  { initial, decide, evolve }: Decider<State, Events, Commands>,
  commands: readonly GivenCommand<Commands>[],
  others: { readonly [Name in keyof Commands]?: Actor | readonly Actor[] } = {},
): void => {
  let state = initial;
  let turn = 0;
  for (const [name, command] of commands) {
    const who: readonly Actor[] = [others[name] ?? DARA].flat();
    const by = who[turn++ % who.length]!;
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
  for (const given of OPERATIONS) tell(payloads, aggregates.operation, given);
  tell(payloads, aggregates.directory, REGISTERED, {
    ChooseNotices: { ...DARA, id: 'rithy' },
    NameDeputy: RACHANA,
    WithdrawDeputy: RACHANA,
  });
  for (const given of COURT_CASES) tell(payloads, aggregates.prosecution, given);
  tell(payloads, aggregates.setaside, SET_ASIDE, { ApproveSetAside: { ...DARA, id: 'vanna' } });
  tell(payloads, aggregates.setaside, SET_ASIDE_DECLINED);
  for (const asked of REQUESTS) tell(payloads, aggregates.request, asked, ASKING);
  for (const pair of DUPLICATES) tell(payloads, aggregates.duplicate, pair, JUDGING);
  everyJourney(
    ({ facts }) => {
      for (const { type, data } of facts) if (isPlain(data)) keep(payloads, type, data);
    },
    { seed: 2020, journeys: 2_000 },
  );
  return payloads;
};
