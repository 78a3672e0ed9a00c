import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { onHop } from '#kernel/event-store';
import { Installation, readSecretFiles, runPreflightChecks, untilStopped, withReasons } from '#platform';
import { nestLog, startLog } from '#platform/logging';
import { observe, serveMetrics } from '#platform/metrics';
import { startTracing } from '#platform/tracing';
import { ProjectorModule } from './projector.module.js';
import { watchLoop } from './watchdog.js';

startLog('projector', process.env);
await withReasons(async () => {
  readSecretFiles(process.env);
  const installation = new Installation(process.env);
  await runPreflightChecks(installation, { migrates: true });
  const stopTracing = await startTracing('projector', process.env);
  const app = await NestFactory.createApplicationContext(ProjectorModule.for(installation), {
    logger: nestLog,
    abortOnError: false,
  });
  watchLoop();
  const { projectorMetrics } = installation;
  if (projectorMetrics) onHop(({ hop, seconds }) => observe('homeward_hop_seconds', { hop }, seconds));
  const metrics = projectorMetrics && (await serveMetrics(projectorMetrics));
  await untilStopped({ ready: true }, async () => {
    await app.close();
    await Promise.all([metrics?.stop(), stopTracing()]);
  });
});
