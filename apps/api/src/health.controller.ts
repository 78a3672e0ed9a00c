import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecordingClock } from '#kernel/event-store';
import { NoLiveViews, runAsReader } from '#kernel/projections';
import { noticeStatus } from '#notices';
import { KeyDatabase, keyHealth, keyStatus } from '#security/keys';
import { Readiness } from './log-guard/readiness.js';
import { ProjectionsResolver } from './projections/projections.resolver.js';

/** Seconds. */
const LATE = 30;

const beingBuilt = (error: unknown): never => {
  if (!(error instanceof NoLiveViews)) throw error;
  throw new ServiceUnavailableException({ status: 'building', reason: error.message });
};

/** Seconds. */
const NOTICES_LATE = 900;

/** For process managers and monitoring. Reveals nothing about anybody. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly projections: ProjectionsResolver,
    private readonly clock: RecordingClock,
    private readonly keys: KeyDatabase,
    private readonly db: DataSource,
  ) {}

  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** Ready: a command can be recorded and a view read; if not, the reason, within two seconds. */
  @Get('ready')
  async ready() {
    const clockSkewSeconds = Math.round(this.clock.skewMs / 1_000);
    const report = { ...(await this.readiness.report()), clockSkewSeconds };
    if (report.reason === undefined) return { status: 'ok', ...report };
    throw new ServiceUnavailableException({ status: 'not ready', ...report });
  }

  /** Whether the views follow the log. Separate from `ready`: commands are recorded even if the views are behind. */
  @Get('views')
  async following() {
    const all = await this.projections.standings().catch(beingBuilt);
    const lagSeconds = Math.max(0, ...all.map((one) => one.lagSeconds ?? Infinity));
    const stopped = all.filter(({ state }) => state === 'stopped' || state === 'new').length;
    const parked = all.reduce((sum, one) => sum + one.parked, 0);
    const parts = { lagSeconds: Number.isFinite(lagSeconds) ? lagSeconds : null, stopped, parked };
    if (stopped === 0 && lagSeconds <= LATE) return { status: 'ok', ...parts };
    throw new ServiceUnavailableException({ status: 'late', ...parts });
  }

  /** Whether every key opens and epochs end. Separate from `ready`: it needs an operator, but the service still works. */
  @Get('keys')
  async keyed() {
    const status = keyStatus(await keyHealth(this.keys), new Date());
    if (status.reason === undefined) return { status: 'ok', ...status };
    throw new ServiceUnavailableException({ status: 'look', ...status });
  }

  /** Whether colleagues are notified what waits for them. Separate from `ready`, likewise. */
  @Get('notices')
  async notified() {
    const { oldestWaitingSeconds, ...status } = await runAsReader('analyst', () =>
      noticeStatus(this.db).catch(beingBuilt),
    );
    const parts = { ...status, oldestWaitingSeconds: Math.round(oldestWaitingSeconds) };
    if (status.undelivered === 0 && oldestWaitingSeconds <= NOTICES_LATE) return { status: 'ok', ...parts };
    throw new ServiceUnavailableException({ status: 'look', ...parts });
  }
}
