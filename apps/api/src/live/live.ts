import type { Server as HttpServer } from 'node:http';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { INestApplication } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer } from 'graphql-ws';
import { DataSource } from 'typeorm';
import { WebSocketServer } from 'ws';
import type { Actor } from '#kernel/decider';
import { positionText } from '#kernel/event-store';
import { Tokens, errorReports, formatError, type Configuration } from '#platform';
import { limitPerPerson, type RowSecurityDataSource } from '#kernel/projections';
import { OpenableClasses, AggregateStores } from '#nest';
import { Sealing } from '#kernel/integrity';
import { LOCALES, type Locale } from '#i18n';
import { withDeadline } from '../hardening/deadline.js';
import { BODY_BYTES, type Hosts } from '../hardening/request-guards.js';
import { Pace, fieldsIn, isReckoning, keepsPace } from '../hardening/pace.js';
import { countingRefusals } from '../observed/observed.js';
import { NotLeftGuard, mayPass } from '../sign-in/caller.js';
import { SubscriptionEnded, answersTo } from './answers.js';
import { connect, type Connection } from './connection.js';
import { ofVariables, validateDocument } from './document.js';
import { mayOpen } from './upgrade-guards.js';
import { ConnectionQuota, tooMany } from './connection-quota.js';

/** Why a socket is closed; the client learns no more than this. */
const CLOSING = {
  unauthorized: [4401, 'Unauthorized'],
  /** The token has expired: the client may connect again with a new one. */
  expired: [4403, 'Forbidden'],
  later: [1013, 'Try again later'],
  leaving: [1001, 'Going away'],
} as const;

/**
 * How many live queries run at once, of all and of one person: requests by POST need database connections, too. Those that
 * count everything are limited apart, so that nobody who reads a journey waits behind them.
 */
const AT_ONCE = { queries: { all: 6, each: 2 }, reckonings: { all: 2, each: 1 } };

/** Milliseconds until a closed socket is terminated. */
const CLOSE_TIMEOUT_MS = 1_000;

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** One live query: its caller, and what to do when it ends. */
interface LiveQuery {
  readonly by: Actor;
  readonly locale: Locale;
  /** Its cost grows with the whole database. */
  readonly reckons: boolean;
  readonly ended: () => void;
}

/** Live queries over WebSockets, at the same address as everything else. @returns how to close all of them */
export const serveLive = (app: INestApplication, configuration: Configuration, hosts: Hosts): (() => Promise<void>) => {
  const { introspection, origins, limits } = configuration;
  const [tokens, sealing, stores] = [app.get(Tokens), app.get(Sealing), app.get(AggregateStores)];
  const notLeft = app.get(NotLeftGuard);
  const views = app.get<RowSecurityDataSource>(DataSource);
  const people = new ConnectionQuota();
  const [inTurn, reckoningInTurn] = [limitPerPerson(AT_ONCE.queries), limitPerPerson(AT_ONCE.reckonings)];
  const pace = app.get(Pace);
  const report = errorReports((text) => new Logger('GraphQL').error(text));
  const formatted = countingRefusals(formatError(report, introspection));
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: BODY_BYTES,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  let leaving = false;

  const signIn = async (connection: Connection, payload: Readonly<Record<string, unknown>>): Promise<boolean> => {
    const { socket } = connection;
    const close = ([code, reason]: readonly [number, string]): false => {
      socket.close(code, reason);
      return false;
    };
    try {
      const { by: caller, until } = await tokens.signedIn(textIn(payload.authorization));
      const by = await notLeft.actingAs(caller, textIn(payload.deputyOf));
      if (socket.readyState !== socket.OPEN) return false;
      const leave = people.takes(by.id, 'sockets');
      if (!leave) return close(CLOSING.later);
      const expiry = setTimeout(() => close(CLOSING.expired), Math.max(0, +until - Date.now()));
      connection.leaving.push(leave, () => clearTimeout(expiry));
      connection.by = by;
      connection.locale = LOCALES.find((locale) => locale === payload.locale) ?? connection.locale;
      return true;
    } catch (error) {
      return close(mayPass(error) ? CLOSING.later : CLOSING.unauthorized);
    }
  };

  const prepare = async ({ by, locale }: Connection, payload: Parameters<typeof validateDocument>[2]) => {
    if (!by) throw new Error('This socket has not signed in.');
    const { schema } = app.get(GraphQLSchemaHost);
    try {
      await pace.keeps(by, 'requests');
      const found = validateDocument(schema, introspection, payload);
      if (!('document' in found)) return found;
      await keepsPace(pace, by, found.document, found.operation);
      const ended = people.takes(by.id, 'queries');
      if (!ended) throw new GraphQLError('', { originalError: tooMany() });
      const reckons = fieldsIn(found.operation.selectionSet, found.document).some(({ name }) =>
        isReckoning(name.value),
      );
      return { schema, document: found.document, contextValue: { by, locale, reckons, ended } satisfies LiveQuery };
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  };

  const server = makeServer<Record<string, unknown>, Connection>({
    onConnect: ({ extra, connectionParams = {} }) => signIn(extra, connectionParams),
    onSubscribe: async ({ extra }, _, payload) => {
      const found = await prepare(extra, payload);
      return 'document' in found
        ? { ...found, ...(payload.variables && { variableValues: payload.variables }) }
        : found;
    },
    subscribe: (args) => {
      const { by, locale, reckons, ended } = (args as ExecutionArgs).contextValue as LiveQuery;
      return answersTo(args as ExecutionArgs, {
        ended,
        positionText: (position) => positionText(stores.storeContext, position),
        answer: (work) =>
          (reckons ? reckoningInTurn : inTurn)(by.id, async () => {
            const placed = await tokens.withOffice(by);
            const context = { by: placed, locale, sealing, disclosed: new OpenableClasses() };
            await notLeft.requireNotLeft(context);
            return views.inSnapshot(placed, () => withDeadline(context, limits.deadline, () => work(context)));
          }),
      });
    },
    onError: (_, __, ___, [error]) => {
      const ended = error?.originalError;
      const all = ended instanceof SubscriptionEnded ? ended.errors.map(ofVariables) : [error as GraphQLError];
      return all.map((each) => formatted(each.toJSON(), each));
    },
  });

  const http = app.getHttpServer() as HttpServer;
  http.on('upgrade', (request, socket, head) => {
    if (!mayOpen(request, socket, { origins, hosts: hosts(), open: sockets.clients.size, leaving })) return;
    sockets.handleUpgrade(request, socket, head, (opened) => connect(server, opened, request, report));
  });

  return async () => {
    leaving = true;
    const all = [...sockets.clients];
    const gone = all.map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
    for (const socket of all) socket.close(...CLOSING.leaving);
    const late = setTimeout(() => all.forEach((socket) => socket.terminate()), CLOSE_TIMEOUT_MS);
    await Promise.all(gone);
    clearTimeout(late);
  };
};
