import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HOPS } from '#kernel/event-store';
import { METRICS, type MetricName } from '#platform/metrics';
import { freePort } from '../../../libs/embedded/eventstore/testing/free-port.js';
import { Collector } from '../../harness/collector.js';
import { Homeward, caseWorker, receiptOf, refusalOf } from '../../harness/homeward.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { logLinesIn } from '../../harness/log-lines.js';

const NAME = 'Sreyneang (SYNTHETIC)';
const TOKEN = 'metrics-token-of-a-test';

(process.env.EVENTSTORE_URL ? describe.skip : describe)('a service that is watched', () => {
  let collector: Collector;
  let homeward: Homeward;
  let ports: { projector: string; eventstore: string };
  /** Of the survivor, and of the command that began their record. */
  let refused: string | undefined;
  let ids: { survivorId: string; commandId: string; position: string };

  beforeAll(async () => {
    collector = await Collector.start();
    ports = { projector: String(await freePort()), eventstore: String(await freePort()) };
    homeward = await Homeward.start({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      HOMEWARD_PROJECTOR_METRICS_PORT: ports.projector,
      HOMEWARD_EVENTSTORE_METRICS_PORT: ports.eventstore,
      HOMEWARD_METRICS_TOKEN: TOKEN,
      HOMEWARD_LOG_LEVEL: 'debug',
      HOMEWARD_PROT: '1',
    });
    const commandId = randomUUID();
    const input = { ...referralOf(commandId), givenName: NAME };
    const answer = await homeward.command('receiveReferral', input, caseWorker, homeward.url, {
      'x-request-id': REQUEST,
    });
    const { survivorId, position } = receiptOf(answer) as ReturnType<typeof receiptOf> & { survivorId: string };
    ids = { survivorId, commandId, position };
    const query = `query ($id: UUID!, $atLeast: String!) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) { stale referral { on } } }`;
    const read = await homeward.ask(query, { id: survivorId, atLeast: position });
    if (read.errors) throw new Error(JSON.stringify(read.errors));
    refused = refusalOf(
      await homeward.command('enterAftercare', {
        survivorId,
        on: '2026-01-20',
        office: 'SiemReapCac',
        programme: 'SHELTER_BASED',
        housing: 'SHELTER',
      }),
    );
    const sister = receiptOf(await homeward.command('receiveReferral', referralOf(randomUUID())));
    const link = { survivorId, otherSurvivorId: sister.id, relation: 'SIBLING', foundTogether: true };
    receiptOf(await homeward.command('linkRelative', link));
    await homeward.until('a policy has recorded it for the other, too', async () =>
      logged('projector').some(({ command }) => command !== undefined),
    );
    // its readers lose it, and find it again
    homeward.kill('eventstore');
    await homeward.until('the readers go on', async () =>
      logged('projector').some(({ event }) => event === 'READER_RESUMED'),
    );
    await homeward.until('the API goes on', async () => (await fetch(new URL('/health/ready', homeward.url))).ok);
    await homeward.until('a request has failed', async () => {
      homeward.kill('eventstore');
      return (await fetch(new URL('/health/ready', homeward.url))).status === 503;
    });
    await homeward.until('the API goes on', async () => (await fetch(new URL('/health/ready', homeward.url))).ok);
  });
  afterAll(async () => {
    await homeward.stop();
    await collector.stop();
  });

  const REQUEST = randomUUID();
  const textOf = (process: string) => readFileSync(join(homeward.data, 'logs', `${process}.log`), 'utf8');
  const logged = (process: string) => logLinesIn(textOf(process));
  const measured = async (url: string, token = TOKEN) => fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const addresses = () => ({
    api: new URL('/metrics', homeward.url).href,
    projector: `http://127.0.0.1:${ports.projector}/metrics`,
    eventstore: `http://127.0.0.1:${ports.eventstore}/metrics`,
  });
  const metricsOf = async (process: keyof ReturnType<typeof addresses>) =>
    (await measured(addresses()[process])).text();

  it('answers every metric that is documented, in each process that has it, with a value', async () => {
    const missing: string[] = [];
    for (const process of ['api', 'projector', 'eventstore'] as const) {
      const text = await metricsOf(process);
      const expected = (Object.keys(METRICS) as MetricName[]).filter((name) =>
        (METRICS[name].of as readonly string[]).includes(process),
      );
      for (const name of [...expected, 'process_cpu_seconds_total', 'nodejs_eventloop_lag_seconds'])
        if (!new RegExp(`^${name}(_count)?(\\{.*\\})? \\d`, 'm').test(text)) missing.push(`${process}: ${name}`);
    }
    expect(missing).toEqual([]);
    for (const part of ['views', 'keys', 'notices'])
      expect(await metricsOf('api')).toContain(`homeward_metrics_unread{part="${part}"} 0`);
  });

  it('measures each hop of a command and of the reading that waits for it', async () => {
    const text = `${await metricsOf('api')}${await metricsOf('projector')}`;
    expect(
      HOPS.filter((hop) => !new RegExp(`^homeward_hop_seconds_count\\{hop="${hop}"\\} [1-9]`, 'm').test(text)),
    ).toEqual([]);
  });

  it('counts commands by name and outcome, and refusals by code', async () => {
    const text = await metricsOf('api');
    expect(text).toContain('homeward_commands_total{command="ReceiveReferral",outcome="recorded"} 2');
    expect(text).toContain('homeward_commands_total{command="EnterAftercare",outcome="refused"} 1');
    expect(refused).toBe('IDENTIFICATION_NOT_POSITIVE');
    expect(text).toContain('homeward_refusals_total{code="IDENTIFICATION_NOT_POSITIVE"} 1');
  });

  it('answers metrics only to callers with the token', async () => {
    for (const url of Object.values(addresses())) expect((await measured(url, 'another')).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${ports.projector}/other`)).status).toBe(404);
  });

  it('logs the life of each process, with a line for each step', () => {
    const eventsOf = (process: string) => new Set(logged(process).map(({ event }) => event));
    const whole = ['PROCESS_STARTING', 'PROCESS_STEP', 'PROCESS_READY', 'UNKNOWN_VARIABLE', 'TRACING_STARTED'];
    expect([...eventsOf('api')]).toEqual(
      expect.arrayContaining([...whole, 'REQUEST_ANSWERED', 'REQUEST_FAILED', 'COMMAND_HANDLED']),
    );
    expect([...eventsOf('projector')]).toEqual(expect.arrayContaining([...whole, 'READER_FAILED', 'READER_RESUMED']));
    expect([...eventsOf('eventstore')]).toEqual(expect.arrayContaining(['PROCESS_STARTING', 'PROCESS_READY']));
    expect([...eventsOf('supervisor')]).toEqual(
      expect.arrayContaining(['SERVICE_STARTED', 'SERVICE_READY', 'SERVICE_ENDED']),
    );
  });

  it('logs each command under the id of its request, which is that of the proxy', () => {
    expect(logged('api').filter(({ request }) => request === REQUEST)).toMatchObject([
      { event: 'COMMAND_HANDLED', command: 'ReceiveReferral', outcome: 'recorded' },
      { event: 'REQUEST_ANSWERED', route: 'graphql', status: '200' },
    ]);
    const line = logged('api').find(({ command }) => command === 'EnterAftercare');
    expect(line).toMatchObject({ outcome: 'refused', code: 'IDENTIFICATION_NOT_POSITIVE' });
  });

  it('logs only lines of JSON, and no stack for what the second attempt got over', () => {
    for (const file of readdirSync(join(homeward.data, 'logs')))
      for (const { event, attempt, where } of logged(file.replace('.log', '')))
        if (event === 'READER_FAILED' && attempt === 1) expect(where).toBeUndefined();
  });

  it('traces a mutation from its request to the query that waits for it', async () => {
    const ofMutation = () => {
      const first = collector.spans.find(({ name }) => name === 'command ReceiveReferral');
      return collector.spans.filter(({ traceId }) => traceId === first?.traceId);
    };
    const expected = ['POST /graphql', 'command ReceiveReferral', 'decide', 'append', 'project', 'query survivor'];
    const spans = await homeward.until('its spans have arrived', async () => {
      const all = ofMutation();
      return expected.every((name) => all.some((span) => span.name === name)) && all;
    });
    const one = (name: string) => spans.find((span) => span.name === name)!;
    expect(one('command ReceiveReferral').parentSpanId).toBe(one('POST /graphql').spanId);
    expect(one('decide').parentSpanId).toBe(one('command ReceiveReferral').spanId);
    expect(one('append').parentSpanId).toBe(one('command ReceiveReferral').spanId);
    expect(one('project')).toMatchObject({ parentSpanId: one('append').spanId, service: 'homeward-projector' });
    const query = spans.find(({ spanId }) => spanId === one('query survivor').parentSpanId)!;
    expect(query).toMatchObject({ name: 'POST /graphql', parentSpanId: one('append').spanId });
  });

  it('names nobody in logs, metrics and traces, and nothing from which a record follows', async () => {
    const written = {
      logs: readdirSync(join(homeward.data, 'logs'))
        .map((file) => textOf(file.replace('.log', '')))
        .join(''),
      metrics: (await Promise.all([metricsOf('api'), metricsOf('projector'), metricsOf('eventstore')])).join(''),
      traces: collector.received,
    };
    const found = Object.entries(written).flatMap(([where, text]) =>
      [ids.survivorId, ids.commandId, ids.position, NAME, 'sokha', TOKEN]
        .filter((word) => text.includes(word))
        .map((word) => `${word} in ${where}`),
    );
    expect(found).toEqual([]);
  });
});
