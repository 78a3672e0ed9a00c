import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore } from '#event-store';

/** For whoever starts and watches the service. Says nothing about anybody. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
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
}
