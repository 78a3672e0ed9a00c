import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { Refusal, dayAt, refuse, requirePast, type Day } from '#kernel/decider';
import {
  dataSetMovedBy,
  isCommand,
  sendLines,
  shiftBetween,
  shiftTo,
  streamOfCommand,
  type CommandOutcome,
  type Command,
  type Line,
  type SendOptions,
} from '#demonstration';
import { EventStore, type RecordedEvent } from '#kernel/event-store';
import { Forbidden, whereOf } from '#platform';
import { Checkpoint, limitConcurrency, runAsReader } from '#kernel/projections';
import {
  POLICIES,
  PREFIXES,
  STEPS,
  SUBJECTS,
  commandNameOf,
  policyCheckpoint,
  type AnyCommand,
  type Policy,
  type Receipt,
  type Step,
} from '#nest';
import { filledTables } from '../projections/filled.js';
import type { DemonstrationType } from './demonstration.type.js';

/** The data set; null in production. */
export const LINES = Symbol('lines of the demonstration');

/** Records, without the access log. */
const RECORDS = Object.keys(SUBJECTS).map((category) => `${category}-`);

/** Milliseconds between two checks of how far the readers have come. */
const POLL_INTERVAL_MS = 100;

/** Streams written at once: other requests are answered in between. */
const STREAMS_AT_ONCE = 8;

const LOOKING = { id: 'homeward', role: 'ADMINISTRATOR' } as const;

/** Records the invented year in this process, with the same handlers that mutations use. */
@Injectable()
export class Demonstration implements BeforeApplicationShutdown {
  readonly #log = new Logger('Demonstration');
  readonly #leaving = new AbortController();
  readonly #inputs: Step['inputs'];
  readonly #views: readonly string[];
  readonly #policies: readonly string[];
  readonly #lines: readonly Line[];
  readonly #total: number;
  #done = 0;
  #running: Promise<void> | undefined;
  #loaded = false;

  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly db: DataSource,
    @Inject(STEPS) steps: readonly Step[],
    @Inject(POLICIES) policies: readonly Policy[],
    @Inject(LINES) private readonly given: readonly Line[] | null,
  ) {
    this.#inputs = Object.assign({}, ...steps.map(({ inputs }) => inputs)) as Step['inputs'];
    this.#policies = policies.map(policyCheckpoint);
    this.#views = filledTables(db, steps);
    this.#lines = given ?? [];
    this.#total = this.#lines.filter(isCommand).length;
  }

  async standing(): Promise<DemonstrationType> {
    const loading = this.#running !== undefined;
    if (!loading && !this.#loaded && (await this.#findFirstAuthor()) === 'ours')
      this.#loaded = await this.#isComplete();
    const offered = !loading && !this.#loaded && (await this.#isOffered());
    const done = this.#loaded ? this.#total : this.#done;
    return { offered, loading, loaded: this.#loaded, done, total: this.#total };
  }

  /** @throws Forbidden in production, Refusal if other people are or may be recorded, or for a day in the future */
  async load(until?: Day): Promise<DemonstrationType> {
    if (!this.given)
      throw new Forbidden('Invented people can be loaded in development only: this service is in production.');
    if (until !== undefined) requirePast(until, new Date().toISOString());
    const now = await this.standing();
    if (now.loading || now.loaded) return now;
    if (!now.offered)
      refuse(
        'LOG_NOT_EMPTY',
        'This service has other records already: start it with an empty HOMEWARD_DATA to load invented people.',
      );
    this.#done = 0;
    this.#running = this.#load(until)
      .then(() => void (this.#loaded = true))
      .catch(
        (error: unknown) => this.#leaving.signal.aborted || this.#log.error(`DEMONSTRATION_FAILED: ${whereOf(error)}`),
      )
      .finally(() => (this.#running = undefined)) as Promise<void>;
    return { ...now, offered: false, loading: true, done: 0 };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#leaving.abort();
    await this.#running;
  }

  async #isOffered(): Promise<boolean> {
    return this.#total > 0 && (await this.#findFirstAuthor()) !== 'others';
  }

  /** Who recorded the first entry of the log. */
  async #findFirstAuthor(): Promise<'nobody' | 'ours' | 'others'> {
    const first = await this.store.first(RECORDS, -1n);
    if (!first) return 'nobody';
    const { commandId } = first.metadata;
    return this.#lines.some((line) => isCommand(line) && line.input.commandId === commandId) ? 'ours' : 'others';
  }

  /** Whether the last entry of each record is there. */
  async #isComplete(): Promise<boolean> {
    const lastOf = new Map<string, Command>();
    for (const line of this.#lines.slice(this.#lines.findLastIndex((line) => !isCommand(line)) + 1))
      if (isCommand(line)) lastOf.set(streamOfCommand(line), line);
    const inTurn = limitConcurrency(STREAMS_AT_ONCE);
    const there = [...lastOf].map(([stream, { input }]) =>
      inTurn(async () => {
        const events = await this.store.read(stream);
        return events.some(({ metadata }) => metadata.commandId === input.commandId);
      }),
    );
    return (await Promise.all(there)).every(Boolean);
  }

  async #load(until: Day | undefined): Promise<void> {
    const first = await this.store.first(RECORDS, -1n);
    const days = first ? this.#shiftOf(first) : until === undefined ? 0 : shiftTo(until);
    // a repetition after an interruption has the same dates as before
    const today = dayAt(first?.recordedAt ?? new Date().toISOString());
    const { refusals } = await sendLines(dataSetMovedBy(this.#lines, days, today), {
      today,
      send: (as, mutation, input) => this.#send(as, mutation, input),
      waitForPolicies: () => this.#waitForReaders(this.#policies),
      sideBySide,
      progress: (done) => (this.#done = done),
    });
    for (const { line, mutation, code } of refusals)
      this.#log.warn(`DEMONSTRATION_REFUSED: ${mutation} in line ${line} was refused with ${code}.`);
    await this.#waitForReaders(this.#views);
  }

  /** By how many days a load that was interrupted had moved the dates. */
  #shiftOf({ metadata, data }: RecordedEvent): number {
    const line = this.#lines.find((each) => isCommand(each) && each.input.commandId === metadata.commandId);
    return line && isCommand(line) ? shiftBetween(line.input, data) : 0;
  }

  async #send(
    as: Parameters<SendOptions['send']>[0],
    mutation: string,
    input: Command['input'],
  ): Promise<CommandOutcome> {
    this.#leaving.signal.throwIfAborted();
    const Input = this.#inputs[commandNameOf(mutation)]!;
    const by = { ...as, organisation: 'A21' };
    const command = Object.assign(new Input() as AnyCommand, input, { by });
    try {
      return await runAsReader(by, () => this.commands.execute<AnyCommand, Receipt>(command));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { code: error.code, message: error.message };
    }
  }

  /** Waits until each of these readers has reached the end of the log, so that policies have nothing left to answer. */
  async #waitForReaders(names: readonly string[]): Promise<void> {
    for (;;) {
      this.#leaving.signal.throwIfAborted();
      const checkpoints = await runAsReader(
        LOOKING,
        () =>
          this.db.query('SELECT name, position FROM checkpoints') as Promise<Pick<Checkpoint, 'name' | 'position'>[]>,
      );
      const head = (await this.store.last(PREFIXES))?.position ?? -1n;
      const standing = new Map(checkpoints.map(({ name, position }) => [name, BigInt(position)]));
      if (names.every((name) => (standing.get(name) ?? -1n) >= head)) return;
      await sleep(POLL_INTERVAL_MS, undefined, { signal: this.#leaving.signal });
    }
  }
}

/** After a failure, work in progress ends before the error is thrown. */
const sideBySide = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const inTurn = limitConcurrency(STREAMS_AT_ONCE);
  let failed = false;
  const runItem = async (item: T): Promise<void> => {
    if (failed) return;
    try {
      await work(item);
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const ends = await Promise.allSettled(items.map((item) => inTurn(() => runItem(item))));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
};
