import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import grpc from '@grpc/grpc-js';
import type { StoreUnavailable } from '../event-store-errors.js';
import { EventStoreDbEventStore } from './event-store.js';
import { messageOf, type StoreFailureCode } from '../store-failure.js';
import { makeCertificates, type Certificates } from '../testing/certificates.js';
import { scriptedServer } from '../testing/scripted-server.js';

const folder = mkdtempSync(join(tmpdir(), 'event-store-sockets-'));
let ours: Certificates;
let caFile: string;
beforeAll(async () => {
  ours = await makeCertificates();
  caFile = fileOf('ca.crt', ours.authority);
});

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

/** A server that answers everything, with this certificate or without TLS. @returns its host and port */
const server = async (shown?: Certificates): Promise<string> => {
  const credentials =
    shown &&
    grpc.ServerCredentials.createSsl(null, [
      { private_key: Buffer.from(shown.key), cert_chain: Buffer.from(shown.certificate) },
    ]);
  const { port, stop } = await scriptedServer(() => {}, credentials && { credentials });
  closing.push(stop);
  return `127.0.0.1:${port}`;
};

/** A host name that does not exist. */
const nobody = '127.0.0.1:1';

const trusting = (hosts: string, file = caFile) => `esdb://${hosts}?tlsCaFile=${file}&maxDiscoverAttempts=1`;

const failureAt = async (url: string): Promise<StoreUnavailable> => {
  const store = EventStoreDbEventStore.at(url, { append: 1_000, attempt: 1_000, read: 1_000 });
  closing.push(() => store.dispose());
  const error: unknown = await store.read('s-1').catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'StoreUnavailable' });
  return error as StoreUnavailable;
};

interface Case {
  readonly when: string;
  readonly url: () => Promise<string>;
  readonly code: StoreFailureCode;
  /** The log line of the failure. */
  readonly detail: RegExp;
}

/** A certificate made for a test, which the client trusts except for one fault. */
const showing = async (wanted: Parameters<typeof makeCertificates>[0]) => {
  const shown = await makeCertificates(wanted);
  return trusting(await server(shown), fileOf('other.crt', shown.authority));
};

const CASES: readonly Case[] = [
  {
    when: 'its authority is unknown',
    url: async () => trusting(await server(await makeCertificates())),
    code: 'CA_UNKNOWN',
    detail: /14 UNAVAILABLE/,
  },
  {
    when: 'no authority is configured',
    url: async () => `esdb://${await server(ours)}`,
    code: 'CA_UNKNOWN',
    detail: /14 UNAVAILABLE/,
  },
  {
    when: 'its certificate is for another host',
    url: () => showing({ name: { type: 'dns', value: 'other.example' } }),
    code: 'HOST_NAME_MISMATCH',
    detail: /14 UNAVAILABLE/,
  },
  {
    when: 'its certificate has expired',
    url: () => showing({ endsInDays: -1 }),
    code: 'CERTIFICATE_EXPIRED',
    detail: /14 UNAVAILABLE/,
  },
  {
    when: 'its certificate is not valid yet',
    url: () => showing({ beginsInDays: 1 }),
    code: 'CERTIFICATE_NOT_YET_VALID',
    detail: /14 UNAVAILABLE/,
  },
  {
    when: 'it does not speak TLS',
    url: async () => trusting(await server()),
    code: 'TLS_NOT_SPOKEN',
    detail: /14 UNAVAILABLE/,
  },
  {
    when: 'it speaks TLS only',
    url: async () => `esdb://${await server(ours)}?tls=false`,
    code: 'TLS_REQUIRED',
    detail: /14 UNAVAILABLE/,
  },
  {
    when: 'nobody is there',
    url: async () => `esdb://${nobody}?tls=false`,
    code: 'UNREACHABLE',
    detail: /14 UNAVAILABLE, ECONNREFUSED/,
  },
  {
    when: 'no server is there, with TLS configured',
    url: async () => trusting(nobody),
    code: 'UNREACHABLE',
    detail: /14 UNAVAILABLE, ECONNREFUSED/,
  },
  {
    when: 'no node of a cluster is there',
    url: async () => trusting(`${nobody},127.0.0.1:2`),
    code: 'UNREACHABLE',
    detail: /ECONNREFUSED/,
  },
  {
    when: 'a node of a cluster is there, and none leads',
    url: async () => trusting(`${nobody},${await server(ours)}`),
    code: 'NO_LEADER',
    detail: /^$/,
  },
  {
    when: 'no node of a cluster has a known authority',
    url: async () => trusting(`${nobody},${await server(await makeCertificates())}`),
    code: 'CA_UNKNOWN',
    detail: /^CERT_SIGNATURE_FAILURE$/,
  },
];

describe('an event store that cannot be reached', () => {
  it.each(CASES)('says why: $when', async ({ url, code, detail }) => {
    const error = await failureAt(await url());
    expect(error.failure).toMatchObject({ code, detail: expect.stringMatching(detail) });
    expect(error.message).toBe(messageOf(error.failure!));
  });

  it('is reported as an unknown host', async () => {
    expect((await failureAt('esdb://nowhere.invalid?tls=false')).failure).toMatchObject({ code: 'HOST_UNKNOWN' });
  });

  it('is reported as silent if it accepts a connection and sends nothing', async () => {
    const silent = createServer((socket) => closing.push(() => socket.destroy())).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    closing.push(() => silent.close());
    const { port } = silent.address() as AddressInfo;
    expect((await failureAt(`esdb://127.0.0.1:${port}?tls=false`)).failure).toMatchObject({ code: 'TOO_SLOW' });
  });

  it('is reported without the connection string and the password', async () => {
    const error = await failureAt(trusting(`admin:hunter2@${await server(await makeCertificates())}`));
    expect(JSON.stringify([error.message, error.failure])).not.toMatch(/hunter2|admin|esdb:|ca\.crt/);
  });
});

it('is not reported for a correct server with a known certificate', async () => {
  const store = EventStoreDbEventStore.at(trusting(await server(ours)));
  closing.push(() => store.dispose());
  expect(await store.read('s-1')).toEqual([]);
});

it('is reported at once for a CA file without a certificate', () => {
  const file = fileOf('empty.crt', 'hunter2');
  expect(() => EventStoreDbEventStore.at(trusting(nobody, file))).toThrow(
    `EVENTSTORE_URL names ${file}, which holds no certificate in PEM.`,
  );
});
