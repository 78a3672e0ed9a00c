import type { Type } from '@nestjs/common';
import { DocumentsController } from './documents/documents.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { HealthController } from './health.controller.js';
import { LogHeadController } from './log-head.controller.js';
import { MetricsController } from './observed/metrics.controller.js';

/** What the API answers beside GraphQL. */
export const CONTROLLERS: readonly Type[] = [
  DocumentsController,
  ExportsController,
  HealthController,
  LogHeadController,
  MetricsController,
];
