import { setTimeout as sleep } from 'node:timers/promises';
import { commandNameOf } from '#nest/plain';
import type { Client } from '../client/client.js';
import { alignColumns, formatInstant } from '../format.js';
import { operator } from './read-projections.js';

/** The state of one set of all views. */
export interface ProjectionSet {
  readonly version: number;
  readonly state: 'BUILDING' | 'READY' | 'LIVE' | 'RETIRED' | 'FAILED';
  readonly position: string | null;
  readonly events: number | null;
  readonly progress: number | null;
  readonly etaSeconds: number | null;
  readonly since: string;
  readonly reason: string | null;
}

const FIELDS = 'version state position events progress etaSeconds since reason';

export const setsOf = async (client: Client): Promise<readonly ProjectionSet[]> =>
  (await client.insist<{ projectionSets: readonly ProjectionSet[] }>(operator, `{ projectionSets { ${FIELDS} } }`))
    .projectionSets;

export type Mutation = 'rebuildProjections' | 'switchProjections' | 'rollbackProjections';

/** @throws CommandRefused */
export const requestSet = async (client: Client, mutation: Mutation, input: object = {}): Promise<ProjectionSet> => {
  const type = commandNameOf(mutation);
  const document = `mutation ($input: ${type}Input!) { set: ${mutation}(input: $input) { ${FIELDS} } }`;
  const commandId = crypto.randomUUID(); // makes retries of the request safe
  return (await client.insist<{ set: ProjectionSet }>(operator, document, { input: { ...input, commandId } })).set;
};

/** Milliseconds between two polls. */
const POLL_INTERVAL_MS = 500;

/** Polls until the set is in the wanted state, or gone. */
export const waitForSet = async (
  client: Client,
  version: number,
  isSo: (set: ProjectionSet) => boolean,
  onLook: (set: ProjectionSet) => void = () => undefined,
): Promise<ProjectionSet | undefined> => {
  for (;;) {
    const set = (await setsOf(client)).find((one) => one.version === version);
    if (!set || isSo(set)) return set;
    onLook(set);
    await sleep(POLL_INTERVAL_MS);
  }
};

/** The progress in percent, or the number of events while the total is unknown. */
const formatProgress = ({ progress, events }: ProjectionSet): string =>
  progress !== null
    ? `${Math.floor(progress * 100)} %`
    : events !== null
      ? `${events.toLocaleString('en')} events`
      : '–';

const formatTimeLeft = ({ etaSeconds }: ProjectionSet): string =>
  etaSeconds === null
    ? ''
    : etaSeconds < 90
      ? `${Math.ceil(etaSeconds)} s left`
      : `${Math.ceil(etaSeconds / 60)} min left`;

export const progressOf = (set: ProjectionSet): string =>
  `set ${set.version}: ${formatProgress(set)} ${formatTimeLeft(set)}`.trimEnd();

export const formatSets = (sets: readonly ProjectionSet[]): string =>
  alignColumns(
    ['set', 'state', 'progress', 'since', ''],
    sets.map((set) => [
      String(set.version),
      set.state.toLowerCase(),
      formatProgress(set),
      formatInstant(set.since),
      set.reason ?? formatTimeLeft(set),
    ]),
    ['set', 'progress'],
  );
