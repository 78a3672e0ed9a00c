import { existsSync } from 'node:fs';
import { stopWith } from './stop.mjs';

// the services of a run are those that were built
if (!existsSync(new URL('../../dist', import.meta.url)))
  throw new Error('Nothing is built yet: run `npm run build` first.');
const { startLender, startTestNode, startTestPostgres, useStore } = await import('./services.mjs');

/** A real Postgres and a real event store for every run of the specs, removed at its end. */
export default async () => {
  const { postgres, stop } = await startTestPostgres();
  const node = await startTestNode(postgres);
  await useStore(node.url);
  const lending = await startLender();
  stopWith(async () => {
    await lending.close();
    await node.stop();
    await stop();
  });
};
