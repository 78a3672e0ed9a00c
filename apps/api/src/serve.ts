import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { configurationFrom, httpAnswer, untilStopped, withReasons } from '#platform';
import { ApiModule } from './api.module.js';

interface Answering {
  status(code: number): { json(body: unknown): void };
}

/** The API as a process: ready when it says so on its standard output, gone within seconds of a SIGTERM. */
export const runApi = (): Promise<void> =>
  withReasons(async () => {
    const { port, host } = configurationFrom(process.env);
    const app = await NestFactory.create<NestExpressApplication>(ApiModule, {
      bodyParser: false,
      logger: ['error', 'warn'],
      abortOnError: false,
      forceCloseConnections: true,
    });
    app.disable('x-powered-by');
    app.useBodyParser('json', { limit: '100kb' });
    app.use((error: unknown, _request: unknown, response: Answering, _next: unknown) => {
      const { status, body } = httpAnswer(error);
      response.status(status).json(body);
    });
    await app.listen(port, host);
    const { port: bound } = app.getHttpServer().address() as AddressInfo;
    await untilStopped({ ready: true, url: `http://${host}:${bound}/graphql` }, () => app.close());
  });
