import { Controller, Get, Headers, Ip, NotFoundException, Res } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { RecordingClock } from '#kernel/event-store';
import { KeyDatabase, keyHealth, keyStatus, type KeyStatus } from '#security/keys';
import { Installation } from '#platform';
import { mayMeasure } from './may-measure.js';
import { ProjectionsResolver } from './projections.resolver.js';
import type { ProjectionType } from './projection.type.js';

interface Answering {
  setHeader(name: string, value: string): void;
  end(text: string): void;
}

/** The metrics of each view: numbers of entries, rows and seconds, without names or ids. */
const TOLD: readonly [name: string, help: string, of: (one: ProjectionType) => number | null][] = [
  ['lag_seconds', 'Age of the first entry that it does not show yet.', ({ lagSeconds }) => lagSeconds],
  ['live', 'Whether it shows everything and its reader is alive.', ({ state }) => Number(state === 'live')],
  ['stopped', 'Whether its reader has stopped or gives no sign of life.', ({ state }) => Number(state === 'stopped')],
  ['parked', 'Number of parked records.', ({ parked }) => parked],
  ['rows', 'Approximate number of rows.', ({ rows }) => rows],
  [
    'incomplete_seconds',
    'For how many seconds it has not shown everything.',
    ({ since }) => (since ? Math.max(0, Date.now() - +since) / 1_000 : 0),
  ],
];

/** The metrics of the keys. */
const KEYS: readonly [name: string, help: string, of: (status: KeyStatus) => number | null][] = [
  ['epoch_age_seconds', 'Age of the current epoch.', ({ epochAgeSeconds }) => epochAgeSeconds],
  ['epochs', 'Epochs whose key still opens backups.', ({ epochs }) => epochs],
  ['bad', 'Wrapped keys that do not open.', ({ bad }) => bad],
];

/** The state of the views and the keys, for monitoring. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly installation: Installation,
    private readonly projections: ProjectionsResolver,
    private readonly clock: RecordingClock,
    private readonly keys: KeyDatabase,
  ) {}

  /** For any other caller, the path does not exist. */
  @Get()
  async metrics(
    @Ip() ip: string,
    @Headers() headers: Readonly<Record<string, string | undefined>>,
    @Res() response: Answering,
  ): Promise<void> {
    if (!mayMeasure(this.installation.configuration.metricsToken, ip, headers)) throw new NotFoundException();
    const registry = new Registry();
    const all = await this.projections.standings();
    for (const [name, help, of] of TOLD) {
      const gauge = new Gauge({ name: `homeward_view_${name}`, help, labelNames: ['view'], registers: [registry] });
      for (const one of all) {
        const value = of(one);
        if (value !== null) gauge.set({ view: one.name }, value);
      }
    }
    const help =
      'How far the clock of this machine is ahead of that of the event store; beyond 300 nothing is recorded.';
    const skew = new Gauge({ name: 'homeward_clock_skew_seconds', help, registers: [registry] });
    skew.set(this.clock.skewMs / 1_000);
    const status = keyStatus(await keyHealth(this.keys), new Date());
    for (const [name, help, of] of KEYS) {
      const value = of(status);
      if (value !== null) new Gauge({ name: `homeward_keys_${name}`, help, registers: [registry] }).set(value);
    }
    response.setHeader('content-type', registry.contentType);
    response.end(await registry.metrics());
  }
}
