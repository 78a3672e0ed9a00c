import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  Installation,
  graphqlAt,
  httpAnswer,
  inLanguageOf,
  localeOf,
  readSecretFiles,
  runPreflightChecks,
  untilStopped,
  withReasons,
} from '#platform';
import { nestLog, startLog } from '#platform/logging';
import { startTracing } from '#platform/tracing';
import type { Home } from '#settings';
import { placesIn, subdivisionsIn } from '#kernel/places';
import { figureTextsIn } from '#reporting/annual';
import { withinRequest } from '#kernel/projections';
import { ApiModule } from './api.module.js';
import { descriptionsIn, formsIn, labelsIn, labelsOf } from '#i18n';
import { steps } from '#domain/aggregates';
import { consoleAt, type Texts } from './console/console.js';
import { exploreAt } from './explorer/explorer.js';
import { BODY, guardRequests, hostsOf, refuseOtherHosts, setTimeouts } from './hardening/request-guards.js';
import { serveLive } from './live/live.js';
import { observeRequest, withinObserved } from './observed/observed.js';
import { ownIssuerOf } from './sign-in/own-issuer.js';
import { DEPUTY_OF } from './sign-in/caller.js';
import { signInHere } from './sign-in/sign-in-here.js';

interface Answering {
  status(code: number): { json(body: unknown): void };
}

/** The API as a process: it announces on its standard output that it is ready, and ends within seconds of a SIGTERM. */
export const runApi = (): Promise<void> => {
  startLog('api', process.env);
  return withReasons(async () => {
    readSecretFiles(process.env);
    const installation = new Installation(process.env);
    const { configuration } = installation;
    const { port, host, data, mode, issuer, origins } = configuration;
    await runPreflightChecks(installation, { migrates: false });
    const stopTracing = await startTracing('api', process.env);
    const app = await NestFactory.create<NestExpressApplication>(ApiModule.for(installation), {
      bodyParser: false,
      logger: nestLog,
      abortOnError: false,
    });
    app.disable('x-powered-by');
    app.disable('etag'); // no answer of the API may be cached
    setTimeouts(app.getHttpServer());
    const hosts = hostsOf(app.getHttpServer(), configuration);
    app.use(observeRequest);
    app.use(refuseOtherHosts(hosts));
    // before anything that would refuse a browser's CORS preflight
    if (origins.length > 0) app.enableCors({ ...FROM_BROWSERS, origin: [...origins] });
    if (mode === 'development') exploreAt(app.getHttpAdapter());
    app.use(guardRequests);
    const ownIssuer = () => ownIssuerOf(app.getHttpServer(), host);
    const signsInHere = mode === 'development' && !issuer;
    if (signsInHere) app.use('/oidc', signInHere(data, ownIssuer));
    app.use(
      consoleAt({
        mode,
        issuer: () => issuer ?? ownIssuer(),
        here: signsInHere,
        timeZone: configuration.settings.home.timeZone,
        texts: textsFor(configuration.settings.home),
      }),
    );
    app.useBodyParser('json', BODY);
    app.use((error: unknown, request: IncomingMessage, response: Answering, _next: unknown) => {
      const { status, body } = httpAnswer(error, localeOf(request));
      response.status(status).json(body);
    });
    // one step of Express instead of three
    app.use((request: IncomingMessage, response: unknown, next: () => void) =>
      inLanguageOf(request, response, () => withinObserved(request, response, () => withinRequest(next))),
    );
    await app.init();
    const letGo = serveLive(app, configuration, hosts);
    await app.listen(port, host);
    const { port: bound } = app.getHttpServer().address() as AddressInfo;
    await untilStopped({ ready: true, url: graphqlAt(host, bound) }, async () => {
      await Promise.all([letGo(), drainServer(app.getHttpServer())]);
      await app.close();
      await stopTracing();
    });
  });
};

const LABELS = labelsOf(steps);
const textsFor = (home: Home): Texts => ({
  labels: (locale) => labelsIn(locale, LABELS),
  forms: (locale) => ({
    ...formsIn(locale, steps, { timeZone: home.timeZone }),
    descriptions: descriptionsIn(locale, LABELS),
  }),
  figures: figureTextsIn,
  places: (locale) => placesIn(locale, home),
  subdivisions: subdivisionsIn,
});

/** The rights of a page of another origin: it may send documents with a token, and no cookies. */
const FROM_BROWSERS = { methods: ['POST'], allowedHeaders: ['authorization', 'content-type', DEPUTY_OF], maxAge: 600 };

/** Milliseconds for requests in progress to be answered. */
const DRAIN_TIMEOUT_MS = 5_000;

/** Accepts no new requests, and lets those in progress finish before their dependencies close. */
const drainServer = async (server: Server): Promise<void> => {
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(late);
};
