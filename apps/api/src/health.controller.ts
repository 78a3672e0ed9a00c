import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DUPLICATE_MATCHER } from '#domain/between-offices';
import { RecordingClock } from '#kernel/event-store';
import { Refusal } from '#kernel/decider';
import { NoLiveViews, databaseFailureOf, runAsReader } from '#kernel/projections';
import { noticeStatus } from '#notices';
import { Installation } from '#platform';
import { KeyDatabase, KeysUnavailable, keyHealth, keyStatus } from '#security/keys';
import { withDeadline } from './hardening/deadline.js';
import { Readiness } from './log-guard/readiness.js';
import type { ProjectionType } from './projections/projection.type.js';
import { ProjectionStatuses } from './projections/projection-statuses.js';

/** Seconds. */
const LATE_AFTER_SECONDS = 30;

const beingBuilt = (error: unknown): never => {
  if (!(error instanceof NoLiveViews)) throw error;
  throw new ServiceUnavailableException({ status: 'building', reason: error.message });
};

type Lagging = Pick<ProjectionType, 'name' | 'lagSeconds'>;

const isMatcher = ({ name }: Lagging): boolean => name === DUPLICATE_MATCHER;

const lagOf = (readers: readonly Lagging[]): number => Math.max(0, ...readers.map((one) => one.lagSeconds ?? Infinity));

const finite = (seconds: number): number | null => (Number.isFinite(seconds) ? seconds : null);

/** Seconds. */
const NOTICES_LATE_AFTER_SECONDS = 900;

/** For process managers and monitoring. Reveals nothing about anybody. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly statuses: ProjectionStatuses,
    private readonly clock: RecordingClock,
    private readonly keys: KeyDatabase,
    private readonly db: DataSource,
    private readonly installation: Installation,
  ) {}

  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** Ready: a command can be recorded and a view read; if not, the reason, within two seconds. */
  @Get('ready')
  async checkReadiness() {
    const clockSkewSeconds = Math.round(this.clock.skewMs / 1_000);
    const report = { ...(await this.readiness.report()), clockSkewSeconds };
    if (report.reason === undefined) return { status: 'ok', ...report };
    throw new ServiceUnavailableException({ status: 'not ready', ...report });
  }

  /** Whether the views follow the log; and how late records are compared. Separate from `ready`: commands are recorded even if the views are behind. */
  @Get('views')
  async checkViews() {
    const all = await this.#inTime(() => this.statuses.read().catch(beingBuilt));
    // nobody reads what compares records, and it yields to the views: late by itself, it is no fault of theirs
    const [comparing, views] = [all.filter(isMatcher), all.filter((one) => !isMatcher(one))];
    const [lagSeconds, matcherLagSeconds] = [lagOf(views), lagOf(comparing)];
    const stopped = all.filter(({ state }) => state === 'stopped' || state === 'new').length;
    const parked = all.reduce((sum, one) => sum + one.parked, 0);
    const parts = { lagSeconds: finite(lagSeconds), matcherLagSeconds: finite(matcherLagSeconds), stopped, parked };
    if (stopped === 0 && lagSeconds <= LATE_AFTER_SECONDS) return { status: 'ok', ...parts };
    throw new ServiceUnavailableException({ status: 'late', ...parts });
  }

  /** Whether every key opens and epochs end. Separate from `ready`: it needs an operator, but the service still works. */
  @Get('keys')
  async checkKeys() {
    const status = keyStatus(await this.#inTime(() => keyHealth(this.keys)), new Date());
    if (status.reason === undefined) return { status: 'ok', ...status };
    throw new ServiceUnavailableException({ status: 'look', ...status });
  }

  /**
   * Whether colleagues are notified what waits for them. Separate from `ready`, likewise. How many notices wait would tell
   * everybody that two records were found to be alike, or that one was opened in an emergency: metrics have the numbers.
   */
  @Get('notices')
  async checkNotices() {
    const { undelivered, oldestWaitingSeconds } = await this.#inTime(() =>
      runAsReader('analyst', () => noticeStatus(this.db).catch(beingBuilt)),
    );
    const parts = { undelivered, late: oldestWaitingSeconds > NOTICES_LATE_AFTER_SECONDS };
    if (undelivered === 0 && !parts.late) return { status: 'ok', ...parts };
    throw new ServiceUnavailableException({ status: 'look', ...parts });
  }

  async #inTime<Report>(work: () => Promise<Report>): Promise<Report> {
    try {
      return await withDeadline({}, this.installation.configuration.limits.deadline, work);
    } catch (error) {
      const reason = noAnswerBecause(error);
      if (reason === undefined) throw error;
      throw new ServiceUnavailableException({ status: 'no answer', reason });
    }
  }
}

const noAnswerBecause = (error: unknown): string | undefined => {
  if (error instanceof Refusal && error.code === 'TIMEOUT') return 'The database did not answer in time.';
  if (error instanceof KeysUnavailable) return error.message;
  const failure = databaseFailureOf(error);
  return failure?.isAway ? `${failure.sentence} (${failure.code}).` : undefined;
};
