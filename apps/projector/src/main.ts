import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { runPreflightChecks, untilStopped, withReasons } from '#platform';
import { ProjectorModule } from './projector.module.js';
import { watchLoop } from './watchdog.js';

await withReasons(async () => {
  await runPreflightChecks({ migrates: true });
  const app = await NestFactory.createApplicationContext(ProjectorModule, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  watchLoop();
  await untilStopped({ ready: true }, () => app.close());
});
