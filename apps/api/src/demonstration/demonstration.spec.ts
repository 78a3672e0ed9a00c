import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import type { DataSource } from 'typeorm';
import { Refusal } from '#kernel/decider';
import type { Line } from '#demonstration';
import { InMemoryEventStore } from '#kernel/event-store';
import { bareEvent } from '#kernel/event-store/testing';
import { Forbidden } from '#platform';
import type { AnyCommand, Policy, Step } from '#nest';
import { Demonstration } from './demonstration.js';

Logger.overrideLogger(false);

class Any {}

const as = { id: 'sokha', role: 'CASE_WORKER', office: 'Poipet' } as const;
const line = (survivorId: string): Line => ({
  as,
  mutation: 'giveConsent',
  input: { survivorId, commandId: randomUUID() },
});
const [one, other] = [randomUUID(), randomUUID()];
const LINES: readonly Line[] = [line(one), line(other), { await: 'policies' }, line(one), line(other)];

const steps = [{ inputs: { GiveConsent: Any }, projections: [{ view: Any }] }] as unknown as readonly Step[];
const policies = [{ name: 'prosecution' }] as unknown as readonly Policy[];

let store: InMemoryEventStore;
beforeEach(() => (store = new InMemoryEventStore()));

const recordEntry = async (survivorId: string, commandId: string): Promise<void> => {
  const stream = `survivor-${survivorId}`;
  const before = await store.read(stream);
  if (before.some(({ metadata }) => metadata.commandId === commandId)) return;
  const event = bareEvent('ConsentGiven', {}, { commandId });
  await store.append(stream, [event], before.length - 1);
};

/** All readers of the log have reached its end. */
const db = {
  getMetadata: () => ({ tableName: 'consent' }),
  query: async () => {
    const position = String((await store.last(['survivor-']))?.position ?? -1n);
    return ['policy:prosecution', 'consent'].map((name) => ({ name, position }));
  },
} as unknown as DataSource;

type SurvivorCommandSent = AnyCommand & { readonly survivorId: string };

/** @param ends replaces the recording of the nth command */
const of = (lines: readonly Line[] | null, ends: (nth: number) => void = () => undefined) => {
  const sent: SurvivorCommandSent[] = [];
  const bus = {
    execute: async (command: SurvivorCommandSent) => {
      ends(sent.push(command));
      await recordEntry(command.survivorId, command.commandId!);
      return { eventIds: [randomUUID()] };
    },
  } as unknown as CommandBus;
  return { sent, it: new Demonstration(bus, store, db, steps, policies, lines) };
};

const waitForEnd = async (it: Demonstration) => {
  for (;;) {
    const now = await it.standing();
    if (!now.loading) return now;
    await new Promise(setImmediate);
  }
};

const refusalOf = (result: Promise<unknown>) =>
  result.then(
    () => undefined,
    (error: Refusal) => error.code,
  );

describe('the demonstration', () => {
  it('is offered while nothing is recorded, and loaded once, however often it is requested', async () => {
    const { it, sent } = of(LINES);
    expect(await it.standing()).toEqual({ offered: true, loading: false, loaded: false, done: 0, total: 4 });
    const [first, second] = [await it.load(), await it.load()];
    expect([first, second]).toMatchObject([{ loading: true }, { loading: true }]);
    expect(await waitForEnd(it)).toEqual({ offered: false, loading: false, loaded: true, done: 4, total: 4 });
    expect(await it.load()).toMatchObject({ loaded: true });
    expect(sent.map(({ by }) => by.id)).toEqual(['sokha', 'sokha', 'sokha', 'sokha']);
  });

  it('resumes after an interruption, and knows after a restart that it is complete', async () => {
    const broken = of(LINES, (nth) => {
      if (nth === 3) throw new Error('the store is away');
    });
    await broken.it.load();
    expect(await waitForEnd(broken.it)).toMatchObject({ offered: true, loaded: false, done: 3 });
    const again = of(LINES);
    expect(await again.it.standing()).toMatchObject({ offered: true, loaded: false });
    await again.it.load();
    expect(await waitForEnd(again.it)).toMatchObject({ loaded: true });
    expect(await of(LINES).it.standing()).toMatchObject({ offered: false, loaded: true, done: 4 });
  });

  it('continues with the next command after a rule refuses one', async () => {
    const { it, sent } = of(LINES, (nth) => {
      if (nth === 1) throw new Refusal('CONSENT_MISSING', 'Record the consent first.');
    });
    await it.load();
    await waitForEnd(it);
    expect(sent).toHaveLength(4);
  });

  it('is refused for a log with other records', async () => {
    await recordEntry(randomUUID(), randomUUID());
    const { it, sent } = of(LINES);
    expect(await it.standing()).toMatchObject({ offered: false, loaded: false });
    expect(await refusalOf(it.load())).toBe('LOG_NOT_EMPTY');
    expect(sent).toEqual([]);
  });

  it('is refused by a service in production', async () => {
    const { it } = of(null);
    expect(await it.standing()).toMatchObject({ offered: false, total: 0 });
    await expect(it.load()).rejects.toThrow(Forbidden);
  });

  it('ends with the service', async () => {
    const { it, sent } = of(LINES, () => void it.beforeApplicationShutdown());
    await it.load();
    expect(await waitForEnd(it)).toMatchObject({ loaded: false });
    expect(sent.length).toBeLessThan(4);
  });
});
