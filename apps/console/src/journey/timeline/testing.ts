import type { TimelineEntry, TimelinePage, TimelineValue } from './documents.js';

export const valueOf = (field: string, ...values: readonly string[]): TimelineValue => ({
  field,
  within: null,
  part: null,
  kind: 'TEXT',
  list: null,
  values: [...values],
  erased: false,
  amendment: null,
});

export const entryOf = (eventId: string, on: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  eventId,
  type: 'RiskAssessed',
  command: 'AssessRisk',
  lane: 'RISK',
  revision: 0,
  on,
  recordedAt: `${on}T05:00:00Z`,
  by: { id: 'sokha', deputyOf: null },
  standing: null,
  changedBy: [],
  irregular: null,
  holds: [],
  withholds: [],
  values: [],
  amendments: [],
  series: null,
  ...more,
});

/** A page with the counts of its own entries. */
export const pageOf = (entries: readonly TimelineEntry[], more: Partial<TimelinePage> = {}): TimelinePage => ({
  edges: entries.map((node) => ({ node })),
  pageInfo: { hasNextPage: false, endCursor: entries.at(-1)?.eventId ?? null },
  totalCount: entries.length,
  revision: Math.max(-1, ...entries.map(({ revision }) => revision)),
  months: [...new Set(entries.map(({ on }) => on.slice(0, 7)))].map((month) => ({
    month,
    count: entries.filter(({ on }) => on.startsWith(month)).length,
  })),
  lanes: [{ lane: 'RISK', count: entries.length }],
  ...more,
});
