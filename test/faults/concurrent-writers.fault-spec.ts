import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { originOf } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { ownIssuerAt } from '#platform/plain';
import { logOf, streamsOf, violations } from '../harness/log-invariants.js';
import { databaseUrlOf } from '../harness/database-url.js';
import { Homeward, caseWorker, type Answer } from '../harness/homeward.js';
import { consentOf, CommandOutcomes, referralOf } from '../harness/command-outcomes.js';

const RACES = Number(process.env.RACES ?? 48);
/** How many pairs run at the same moment. */
const AT_ONCE = 8;
/** A late answer still counts as one: the race is for the log. */
const PATIENT = { HOMEWARD_DEADLINE_MS: '30000' };

let homeward: Homeward;
let eventStoreUrl: string;
let second: ChildProcess;
let secondUrl: string;
/** The streams of this spec: others may write to the log meanwhile. */
const raceStreams = new Set<string>();

/** Another API process on the same log and the same views. */
const anotherApi = async (): Promise<string> => {
  second = spawn(process.execPath, [resolve('dist/apps/api/src/main.js')], {
    env: {
      ...process.env,
      ...PATIENT,
      HOMEWARD_DATA: homeward.data,
      HOMEWARD_PORT: '0',
      EVENTSTORE_URL: eventStoreUrl,
      DATABASE_URL: databaseUrlOf(homeward, 'homeward_api'),
      KEYS_DATABASE_URL: process.env.KEYS_DATABASE_URL ?? databaseUrlOf(homeward, 'homeward_keys'),
      OIDC_ISSUER: ownIssuerAt(homeward.url), // a token of one is valid at both
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(createInterface(second.stdout!), 'line')) as [string];
  return (JSON.parse(line) as { url: string }).url;
};

beforeAll(async () => {
  homeward = await Homeward.start(PATIENT);
  ({ eventStoreUrl } = homeward);
  secondUrl = await anotherApi();
});
afterAll(async () => {
  second.kill('SIGTERM');
  await homeward.stop();
});

/** The same users, at the other API. */
const through = (url: string, mutation: string, input: object): Promise<Answer> =>
  homeward.command(mutation, input, caseWorker, url);

const revisionIn = ({ data }: Answer, mutation: string) =>
  (data?.[mutation] as { revision: number } | undefined)?.revision;
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;

const referralOfRace = (): ReturnType<typeof referralOf> => {
  const survivorId = randomUUID();
  raceStreams.add(`survivor-${survivorId}`);
  return referralOf(survivorId);
};

const logOfRaces = async () => (await logOf(eventStoreUrl)).filter(({ stream }) => raceStreams.has(stream));

const proof = async (): Promise<string[]> => {
  const store = EventStoreDbEventStore.at(eventStoreUrl);
  const origin = await originOf(store);
  await store.dispose();
  const events = await logOfRaces();
  const outcomes = new CommandOutcomes();
  for (const { metadata } of events) outcomes.entries.set(metadata.commandId, { outcome: 'ACK' });
  return violations(outcomes, events, origin);
};

/** One referral to both at once, of which one is recorded. */
const raced = async (differs: boolean): Promise<void> => {
  const one = { ...referralOfRace(), commandId: randomUUID() };
  const other = differs ? { ...one, givenName: 'Bopha' } : one;
  const answers = await Promise.all([
    through(homeward.url, 'receiveReferral', one),
    through(secondUrl, 'receiveReferral', other),
  ]);
  const codes = answers.map(codeOf);
  const revisions = answers.map((answer) => revisionIn(answer, 'receiveReferral'));
  if (differs) {
    expect(codes.filter((code) => code === 'COMMAND_REUSED')).toHaveLength(1);
    expect(revisions.filter((revision) => revision === 0)).toHaveLength(1);
  } else expect(revisions).toEqual([0, 0]);
};

describe('two API processes', () => {
  it(
    `race ${RACES} times on one commandId, with equal and with different bodies: one event each`,
    async () => {
      for (let race = 0; race < RACES; race += AT_ONCE)
        await Promise.all(Array.from({ length: Math.min(AT_ONCE, RACES - race) }, (_, one) => raced(one % 2 === 1)));
      expect(await logOfRaces()).toHaveLength(RACES);
      expect(await proof()).toEqual([]);
    },
    5 * 60_000,
  );

  it('let sixty-four writers race on one survivor: one winner for each revision, and no event lost', async () => {
    const referral = referralOfRace();
    const { survivorId } = referral;
    await homeward.command('receiveReferral', referral);
    const winners: number[] = [];
    for (let revision = 0; revision < 5; revision++) {
      const answers = await Promise.all(
        Array.from({ length: 64 }, (_, writer) =>
          through(
            writer % 2 === 0 ? homeward.url : secondUrl,
            'giveConsent',
            consentOf(survivorId, { commandId: randomUUID(), expectedRevision: revision }),
          ),
        ),
      );
      const won = answers.filter((answer) => revisionIn(answer, 'giveConsent') !== undefined);
      const codes = answers.map(codeOf).filter((code) => code !== undefined);
      expect(won).toHaveLength(1);
      expect(codes).toEqual(Array.from({ length: 63 }, () => 'REVISION_CONFLICT'));
      winners.push(revisionIn(won[0]!, 'giveConsent')!);
    }
    expect(winners).toEqual([1, 2, 3, 4, 5]);
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, writer) =>
        through(
          writer % 2 === 0 ? homeward.url : secondUrl,
          'giveConsent',
          consentOf(survivorId, { commandId: randomUUID() }),
        ),
      ),
    );
    const acknowledged = answers.filter(({ errors }) => !errors).length;
    const stream = streamsOf(await logOfRaces()).get(`survivor-${survivorId}`)!;
    expect(stream).toHaveLength(6 + acknowledged);
    expect(await proof()).toEqual([]);
  });
});
