import { Refusal, type Actor, type AnyDecider, type JsonObject } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { fillPlaceholders } from '#demonstration';
import { aggregates } from '#domain/aggregates';
import { commandNameOf } from '#nest/plain';
import { survivor } from '../../../libs/domain/survivor/survivor.js';
import { recordedOperation } from '../../../libs/domain/operation/operation.record.decider.js';
import { prosecution } from '../../../libs/domain/prosecution/prosecution.decider.js';
import type { Command, Line } from '../line.js';

type Event = {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly at: string;
  readonly by: Actor;
};
type Stream = { readonly decider: AnyDecider; state: unknown; readonly events: Event[] };

export interface RefusedStep {
  readonly line: number;
  readonly mutation: string;
  readonly code: string;
  readonly message: string;
}

/** Which decider decides about what: a command names its subject in a field such as `survivorId`. */
const DECIDERS: readonly (readonly [of: 'survivor' | 'prosecution' | 'operation', decider: AnyDecider])[] = [
  ['survivor', survivor],
  ['prosecution', prosecution],
  ['operation', recordedOperation],
];

const NOW = '2026-03-02T03:00:00.000Z';
const TODAY = NOW.slice(0, 10);
const SETTINGS = { ...DEFAULT_SETTINGS, interviewers: [{ worker: 'kunthea', from: '2019-12-01' }] };
const POLICY: Actor = { id: 'policy:prosecution', role: 'POLICY', organisation: 'invented' };

/** Runs the rules over the lines of the file, without a store or clock: the recorded events and the refusals. */
export const decideLines = (lines: readonly Line[]) => {
  let recorded = 0;
  const streams = new Map<string, Stream>();
  const refused: RefusedStep[] = [];
  const unchanged: number[] = [];

  const decide = (
    id: string,
    decider: AnyDecider,
    name: string,
    data: JsonObject,
    by: Actor,
    commandId: string,
  ): number => {
    const stream: Stream = streams.get(id) ?? { decider, state: decider.initial, events: [] };
    const context = { steps: {}, by, now: NOW, commandId, settings: SETTINGS };
    if (decider === DECIDERS[0]![1]) aggregates.survivor.authorize(stream.state as typeof survivor.initial, name, by);
    const events = decider.decide[name]!(stream.state, data, context);
    for (const [index, { type, data: payload }] of events.entries()) {
      const event = index === 0 ? commandId : `${commandId}/${index}`;
      const recording = { id: event, by, at: new Date(Date.parse(NOW) + recorded++).toISOString() };
      stream.state = decider.evolve[type]!(stream.state, payload, { ...recording, command: name, commandId });
      stream.events.push({ ...recording, type, data: payload });
    }
    streams.set(id, stream);
    return events.length;
  };

  const send = ({ as, mutation, input }: Command): number => {
    const [of, decider] = DECIDERS.find(([one]) => input[`${one}Id`] !== undefined)!;
    const { commandId, [`${of}Id`]: id, ...payload } = fillPlaceholders(input, TODAY, (known) => known);
    const by = { ...as, organisation: 'invented' };
    return decide(String(id), decider, commandNameOf(mutation), payload as JsonObject, by, commandId);
  };

  /** Stands in for the policy that adds survivors to a court case, and records its end for them. */
  const settle = (): void => {
    for (const [survivorId, { events }] of streams) {
      for (const { data } of events.filter(({ type }) => type === 'ProsecutionOpened')) {
        const { prosecutionId, on, court, article } = data as Readonly<Record<string, string>>;
        const joined = { survivorId, on, court, article } as JsonObject;
        decide(prosecutionId!, prosecution, 'JoinSurvivor', joined, POLICY, `join-${survivorId}`);
        const { conclusion } = streams.get(prosecutionId!)!.state as NonNullable<typeof prosecution.initial>;
        const payload = { prosecutionId, ...conclusion } as JsonObject;
        if (conclusion)
          decide(survivorId, survivor, 'ConcludeProsecution', payload, POLICY, `conclude-${prosecutionId}`);
      }
    }
  };

  /** Stands in for the policy that notes hearings to come in the records of the survivors, and their end. */
  const noteHearings = (): void => {
    for (const [survivorId, { state }] of streams) {
      const { justice } = (state ?? {}) as Partial<typeof survivor.initial>;
      for (const prosecutionId of Object.keys(justice?.prosecutions ?? {})) {
        const { planned } = streams.get(prosecutionId)!.state as NonNullable<typeof prosecution.initial>;
        for (const [hearingId, { payload: scheduled, over }] of Object.entries(planned)) {
          const payload = { prosecutionId, hearingId, at: scheduled.at, planned: over === undefined };
          decide(survivorId, survivor, 'NoteHearing', payload, POLICY, `note-${hearingId}`);
        }
      }
    }
  };

  /** Does what the policy of duplicates and the eraser would do. */
  const followUp = (): void => {
    for (const [id, { events, state }] of streams) {
      const { privacy, referral } = (state ?? {}) as Partial<typeof survivor.initial>;
      const ask = (of: string, name: string, payload: object) =>
        decide(of, survivor, name, payload as JsonObject, POLICY, `${name}-${id}`);
      const kept = referral?.linkedTo;
      if (kept !== undefined) ask(kept, 'NoteDuplicate', { duplicateSurvivorId: id, linked: true, held: false });
      const approved = events.find(({ type }) => type === 'ErasureApproved')?.data;
      if (privacy?.erasure?.status !== 'approved' || !approved) continue;
      const { requestId } = approved;
      ask(id, 'BeginErasure', { requestId });
      ask(id, 'RecordErasure', { requestId, classes: ['contact'], keyIds: [`key-of-${id}`] });
    }
  };

  for (const [index, line] of lines.entries()) {
    if ('await' in line) {
      settle();
      noteHearings();
    } else {
      try {
        if (send(line) === 0) unchanged.push(index + 1);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push({ line: index + 1, mutation: line.mutation, code: error.code, message: error.message });
      }
    }
  }
  settle();
  followUp();
  return {
    refused,
    unchanged,
    events: [...streams.values()].flatMap(({ events }) => events),
    streams: [...streams].map(([subject, { decider, events }]) => ({
      of: DECIDERS.find(([, one]) => one === decider)![0],
      subject,
      events,
    })),
  };
};
