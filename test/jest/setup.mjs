import { startLender, startTestNode, startTestPostgres, useStore } from './services.mjs';

/** A real Postgres and a real event store for every run of the specs, removed at its end. */
export default async () => {
  const { postgres, stop } = await startTestPostgres();
  const node = await startTestNode(postgres);
  await useStore(node.url);
  const lending = await startLender();
  globalThis.stopServices = async () => {
    await lending.close();
    await node.stop();
    await stop();
  };
};
