import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore } from '#event-store';
import { ProjectionsResolver } from './projections/projections.resolver.js';

/** Seconds. */
const LATE = 30;

/** For whoever starts and watches the service. Says nothing about anybody. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly projections: ProjectionsResolver,
  ) {}

  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** Ready: a command can be recorded, and a view be read. */
  @Get('ready')
  async ready() {
    const [views, log] = await Promise.allSettled([
      this.db.query(`SELECT 1 FROM checkpoint LIMIT 1`),
      this.store.read('homeward-log'),
    ]);
    const parts = { views: views.status === 'fulfilled', log: log.status === 'fulfilled' };
    if (parts.views && parts.log) return { status: 'ok', ...parts };
    throw new ServiceUnavailableException({ status: 'not ready', ...parts });
  }

  /** That the views follow the log. Apart from `ready`: where they do not, commands are still recorded, and nobody should be sent away. */
  @Get('views')
  async following() {
    const all = await this.projections.projections();
    const lagSeconds = Math.max(0, ...all.map((one) => one.lagSeconds ?? Infinity));
    const stopped = all.filter(({ state }) => state === 'stopped' || state === 'new').length;
    const parked = all.reduce((sum, one) => sum + one.parked, 0);
    const parts = { lagSeconds: Number.isFinite(lagSeconds) ? lagSeconds : null, stopped, parked };
    if (stopped === 0 && lagSeconds <= LATE) return { status: 'ok', ...parts };
    throw new ServiceUnavailableException({ status: 'late', ...parts });
  }
}
