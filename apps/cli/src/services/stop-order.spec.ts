import { readFileSync } from 'node:fs';
import { STOP_MAX_MS, StopOrder } from './stop-order.js';

/** Parts that stop when they are let go, and in which order they were asked to. */
const partsOf = (...names: readonly string[]) => {
  const asked: string[] = [];
  const letGo = new Map<string, () => void>();
  const parts = names.map((name) => ({
    stop: () => {
      asked.push(name);
      return new Promise<void>((resolve) => letGo.set(name, resolve));
    },
  }));
  return { parts, asked, letGo: (name: string) => letGo.get(name)!() };
};
const turn = () => new Promise(setImmediate);

it('projector and API stop together, before the event store, and that before Postgres', async () => {
  const { parts, asked, letGo } = partsOf('postgres', 'eventstore', 'projector', 'api');
  const [postgres, eventStore, projector, api] = parts;
  const order = new StopOrder();
  order.add(postgres!);
  order.add(eventStore!);
  order.add(projector!, 'beside');
  order.add(api!, 'beside');
  const stopped = order.stop();
  await turn();
  expect(asked).toEqual(['projector', 'api']);
  letGo('api');
  await turn();
  expect(asked).toEqual(['projector', 'api']);
  letGo('projector');
  await turn();
  expect(asked.slice(2)).toEqual(['eventstore']);
  letGo('eventstore');
  await turn();
  expect(asked.slice(3)).toEqual(['postgres']);
  letGo('postgres');
  await stopped;
});

it('the whole service stops before systemd would kill it', () => {
  const unit = readFileSync('deploy/systemd/homeward.service', 'utf8');
  const killedAfterMs = Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)![1]) * 1_000;
  expect(STOP_MAX_MS).toBeLessThan(25_000);
  expect(killedAfterMs).toBeGreaterThanOrEqual(STOP_MAX_MS + 5_000);
});
