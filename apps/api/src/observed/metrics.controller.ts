import { Controller, Get, Headers, Ip, NotFoundException, type OnModuleInit, Res } from '@nestjs/common';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { RecordingClock, onHop } from '#kernel/event-store';
import { runAsReader } from '#kernel/projections';
import { noticeStatus, type NoticeStatus } from '#notices';
import { KeyDatabase, keyHealth, keyStatus, type KeyStatus } from '#security/keys';
import { Installation } from '#platform';
import { REGISTRY, gaugeIn, mayReadMetrics, measureProcess, observe } from '#platform/metrics';
import { withDeadline } from '../hardening/deadline.js';
import { ProjectionStatuses } from '../projections/projection-statuses.js';
import type { ProjectionType } from '../projections/projection.type.js';

interface Answering {
  setHeader(name: string, value: string): void;
  end(text: string): void;
}

/** The metrics of each view: numbers of entries, rows and seconds, without names or ids. */
const OF_VIEWS = {
  homeward_view_lag_seconds: ({ lagSeconds }) => lagSeconds,
  homeward_view_live: ({ state }) => Number(state === 'live'),
  homeward_view_stopped: ({ state }) => Number(state === 'stopped'),
  homeward_view_parked: ({ parked }) => parked,
  homeward_view_rows: ({ rows }) => rows,
  homeward_view_incomplete_seconds: ({ since }) => (since ? Math.max(0, Date.now() - +since) / 1_000 : 0),
} as const satisfies Readonly<Record<string, (one: ProjectionType) => number | null>>;

const OF_KEYS = {
  homeward_keys_epoch_age_seconds: ({ epochAgeSeconds }) => epochAgeSeconds,
  homeward_keys_epochs: ({ epochs }) => epochs,
  homeward_keys_bad: ({ bad }) => bad,
} as const satisfies Readonly<Record<string, (status: KeyStatus) => number | null>>;

const OF_NOTICES = {
  homeward_notices_waiting: ({ waiting }) => waiting,
  homeward_notices_failing: ({ failing }) => failing,
  homeward_notices_undelivered: ({ undelivered }) => undelivered,
  homeward_notices_oldest_waiting_seconds: ({ oldestWaitingSeconds }) => oldestWaitingSeconds,
} as const satisfies Readonly<Record<string, (status: NoticeStatus) => number>>;

const namesOf = <Table extends object>(table: Table) => Object.keys(table) as (keyof Table)[];

/** What this process did, and the state of the views and the keys, for monitoring. */
@Controller('metrics')
export class MetricsController implements OnModuleInit {
  constructor(
    private readonly installation: Installation,
    private readonly statuses: ProjectionStatuses,
    private readonly clock: RecordingClock,
    private readonly keys: KeyDatabase,
    private readonly db: DataSource,
  ) {}

  /** What is measured belongs to the process, and not to each of these objects. */
  onModuleInit(): void {
    measureProcess();
    onHop(({ hop, seconds }) => observe('homeward_hop_seconds', { hop }, seconds));
  }

  /** For any other caller, the path does not exist. */
  @Get()
  async metrics(
    @Ip() ip: string,
    @Headers() headers: Readonly<Record<string, string | undefined>>,
    @Res() response: Answering,
  ): Promise<void> {
    if (!mayReadMetrics(this.installation.configuration.metricsToken, ip, headers)) throw new NotFoundException();
    const now = new Registry();
    const [views, keys, notices] = await Promise.all([
      this.#readPart(() => this.statuses.read()),
      this.#readPart(() => keyHealth(this.keys).then((health) => keyStatus(health, new Date()))),
      this.#readPart(() => runAsReader('analyst', () => noticeStatus(this.db))),
    ]);
    if (views)
      for (const name of namesOf(OF_VIEWS))
        gaugeIn(
          now,
          name,
          views.map((one) => [{ view: one.name }, OF_VIEWS[name](one)]),
        );
    gaugeIn(now, 'homeward_clock_skew_seconds', [[{}, this.clock.skewMs / 1_000]]);
    if (keys) for (const name of namesOf(OF_KEYS)) gaugeIn(now, name, [[{}, OF_KEYS[name](keys)]]);
    if (notices) for (const name of namesOf(OF_NOTICES)) gaugeIn(now, name, [[{}, OF_NOTICES[name](notices)]]);
    gaugeIn(
      now,
      'homeward_metrics_unread',
      Object.entries({ views, keys, notices }).map(([part, found]) => [{ part }, Number(found === undefined)]),
    );
    response.setHeader('content-type', REGISTRY.contentType);
    response.end(await Registry.merge([REGISTRY, now]).metrics());
  }

  /** While one store cannot be read, the rest is all the more wanted: what is missing is a metric of its own. */
  #readPart<Part>(part: () => Promise<Part>): Promise<Part | undefined> {
    return withDeadline({}, this.installation.configuration.limits.deadline, part).catch(() => undefined);
  }
}
