import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Installation, runPreflightChecks, untilStopped, withReasons } from '#platform';
import { ProjectorModule } from './projector.module.js';
import { watchLoop } from './watchdog.js';

await withReasons(async () => {
  const installation = new Installation(process.env);
  await runPreflightChecks(installation, { migrates: true });
  const app = await NestFactory.createApplicationContext(ProjectorModule.for(installation), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  watchLoop();
  await untilStopped({ ready: true }, () => app.close());
});
