import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Module, RequestMethod, type INestApplication, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema } from 'graphql';
import { DataSource } from 'typeorm';
import { aggregates } from '#domain/aggregates';
import { StoredFiles } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { RecordingClock } from '#kernel/event-store';
import { Sealing } from '#kernel/integrity';
import { AggregateStores, STEPS } from '#nest';
import { Installation, Tokens, UnauthenticatedError } from '#platform';
import { BESIDE_GRAPHQL, OPERATIONS, UNRELATED, type RelationsNow } from '#security/access';
import { CommandRefusals, LoggedGate, RefusedReadings } from '#security/access-log';
import { KeyDatabase } from '#security/keys';
import { CONTROLLERS } from './controllers.js';
import { DocumentRequests } from './documents/document-request.js';
import { OpenDocuments } from './documents/open-documents.js';
import { Uploads } from './documents/uploads.js';
import { ExportBudget } from './exports/export-budget.js';
import { FigureExports } from './exports/figure-exports.js';
import { ListExports } from './exports/list-exports.js';
import { Pace } from './hardening/pace.js';
import { LogGuard } from './log-guard/log-guard.js';
import { Readiness } from './log-guard/readiness.js';
import { ProjectionStatuses } from './projections/projection-statuses.js';
import { NotLeftGuard } from './sign-in/caller.js';
import { DOORS, HURRIED, PUBLIC_DOORS, RECKONINGS } from './testing/doors.js';

const routes = CONTROLLERS.flatMap((controller) =>
  Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const method = (controller.prototype as Readonly<Record<string, object>>)[name]!;
    if (!Reflect.hasMetadata('method', method)) return [];
    const [verb, ...path] = [
      RequestMethod[Reflect.getMetadata('method', method) as RequestMethod],
      Reflect.getMetadata('path', controller) as string,
      Reflect.getMetadata('path', method) as string,
    ];
    return [`${verb} /${path.filter((part) => part !== '/').join('/')}`];
  }),
);

const never = (): Promise<never> => new Promise(() => undefined);
const personOf = (authorization: string | undefined): Actor => {
  const [role, person] = authorization?.split(' ') ?? [];
  if (!role || !person) throw new UnauthenticatedError();
  return { id: person, role, organisation: 'A21', office: 'Poipet' };
};

let attempts: object[] = [];
const refused = { note: async (_: Actor, attempt: object) => attempts.push(attempt) };
const refusals = {
  note: async (error: unknown, { command }: { readonly command: string }) => {
    attempts.push({ operation: command });
    return error;
  },
};

/** Everything behind the doors: who may pass waits for an answer that never comes. */
const behind = (): Provider[] => {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  schema.getQueryType()!.getFields().caseload!.resolve = never;
  const survivors = {
    of: () => ({
      requireRole: aggregates.survivor.requireRole,
      isAuthorized: async () => true,
      refusals: async () => new Map(),
      load: async () => ({ documents: {} }),
    }),
  };
  const [nothing, relations] = [{}, { of: async () => UNRELATED }] as unknown as [never, RelationsNow];
  const gate = new LoggedGate(relations, nothing, refused as unknown as RefusedReadings, nothing);
  const stores = survivors as unknown as AggregateStores;
  return [
    { provide: Tokens, useValue: { actorOf: async (text?: string) => personOf(text) } },
    { provide: LogGuard, useValue: { assertRightLog: () => undefined } },
    { provide: NotLeftGuard, useValue: { actingAs: async (by: Actor) => by, requireNotLeft: async () => true } },
    { provide: Pace, useValue: new Pace({ commands: 1, readings: 1, reckonings: RECKONINGS }) },
    { provide: Installation, useValue: { configuration: { limits: { deadline: 20 } }, headsFolder: '.' } },
    { provide: StoredFiles, useValue: new Uploads(nothing, nothing, stores) },
    { provide: FigureExports, useValue: { sheet: never, trend: never, page: never } },
    { provide: GraphQLSchemaHost, useValue: { schema } },
    { provide: OpenDocuments, useValue: new OpenDocuments(nothing, nothing, nothing, gate, nothing, stores) },
    { provide: CommandRefusals, useValue: refusals },
    { provide: RefusedReadings, useValue: refused },
    { provide: AggregateStores, useValue: stores },
    { provide: STEPS, useValue: [] },
    { provide: ProjectionStatuses, useValue: { read: never } },
    { provide: KeyDatabase, useValue: { query: never } },
    { provide: DataSource, useValue: { query: never, getMetadata: () => ({ tableName: 'one' }) } },
    ...[Sealing, Readiness, RecordingClock].map((provide) => ({ provide, useValue: {} })),
    DocumentRequests,
    ExportBudget,
    ListExports,
  ];
};

let app: INestApplication;
beforeAll(async () => {
  @Module({ controllers: [...CONTROLLERS], providers: behind() })
  class Doors {}
  app = await NestFactory.create(Doors, { bodyParser: false, logger: false, abortOnError: false });
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());
beforeEach(() => {
  attempts = [];
});

interface DoorAnswer {
  readonly status: number;
  readonly text: string;
}

const ask = (route: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<DoorAnswer> =>
  new Promise((resolve, reject) => {
    const { port } = (app.getHttpServer() as { address(): AddressInfo }).address();
    const [method] = route.split(' ');
    const request = httpRequest({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      let text = '';
      response.on('data', (part) => (text += String(part)));
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    request.on('error', reject);
    request.end();
  });

const by = (role: string, person: string = randomUUID()) => ({ authorization: `${role} ${person}` });
const codeOf = ({ text }: DoorAnswer) =>
  (JSON.parse(text) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code;

it('every door is in one of the two tables', () => {
  expect([...Object.keys(DOORS), ...Object.keys(PUBLIC_DOORS)].toSorted()).toEqual(routes.toSorted());
});

describe.each(Object.entries(DOORS))('the door %s', (route, door) => {
  it('is shut without a token', async () => {
    expect((await ask(route, door.path)).status).toBe(401);
  });

  it('has a price: the limit of a minute ends it', async () => {
    const headers = by(door.open);
    for (let times = 0; times < (door.times ?? 1); times++)
      expect((await ask(route, door.path, headers)).status).not.toBe(429);
    expect((await ask(route, door.path, headers)).status).toBe(429);
  });

  it('is refused to a role that may not pass, and the attempt is written', async () => {
    expect((await ask(route, door.path, by(door.shut))).status).toBeGreaterThanOrEqual(400);
    const { attempt: operation, purpose } = door;
    expect(attempts).toEqual([expect.objectContaining({ operation, ...(purpose && { purpose }) })]);
  });

  it('has a row in the access matrix', () => {
    expect(door.attempt === 'AttachDocument' || [OPERATIONS, BESIDE_GRAPHQL].every((one) => door.attempt in one)).toBe(
      true,
    );
  });

  it('keeps nobody waiting beyond the deadline, or it is written here why', async () => {
    if (door.unhurried) return;
    const answer = await ask(route, door.path, by(door.open));
    expect([answer.status, codeOf(answer)]).toEqual([503, 'TIMEOUT']);
  });

  it('takes in a body only up to its limit', async () => {
    const isTaken = !route.startsWith('GET ');
    expect(isTaken).toBe(door.bodyMaxBytes !== undefined);
    if (!isTaken) return;
    const announced = { 'content-length': String(door.bodyMaxBytes! + 1) };
    expect((await ask(route, door.path, { ...by(door.open), ...announced })).status).toBe(413);
  });
});

it.each(Object.entries(PUBLIC_DOORS).filter(([, why]) => why === HURRIED))(
  'the public door %s keeps nobody waiting beyond the deadline',
  async (route) => {
    const { status, text } = await ask(route, route.split(' ')[1]!);
    expect([status, JSON.parse(text)]).toEqual([503, expect.objectContaining({ status: 'no answer' })]);
  },
);

it('a list that there is not is not found by anybody, and nothing was attempted', async () => {
  expect(codeOf(await ask('GET /', '/exports/lists/secrets', by('ANALYST')))).toBe('NOT_FOUND');
  expect(attempts).toEqual([]);
});

it.each(['figures', 'figure-trend?ids=M1', 'lists/caseload?purpose=CARE'])(
  'a file of an unknown kind is refused before anything is read: %s',
  async (path) => {
    const role = path.startsWith('lists') ? 'CASE_WORKER' : 'SUPERVISOR';
    const asked = `/exports/${path}${path.includes('?') ? '&' : '?'}format=exe`;
    expect(codeOf(await ask('GET /', asked, by(role)))).toBe('VALIDATION');
  },
);
