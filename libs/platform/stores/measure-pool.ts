import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { readGauge } from '#platform/metrics';

/** Shows in the metrics how many connections are used, idle and waited for. @returns the source itself */
export const measurePool = <Source extends DataSource>(source: Source): Source => {
  const pool = (source.driver as PostgresDriver).master as pg.Pool;
  readGauge('homeward_database_connections', () => [
    [{ state: 'used' }, pool.totalCount - pool.idleCount],
    [{ state: 'idle' }, pool.idleCount],
    [{ state: 'waiting' }, pool.waitingCount],
  ]);
  return source;
};
