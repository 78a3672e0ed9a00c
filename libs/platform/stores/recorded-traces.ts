import type { SpanContext } from '@opentelemetry/api';
import { LRUCache } from 'lru-cache';

/** The most positions that are remembered: a client reads what it recorded within seconds. */
const POSITIONS_MAX = 2_000;

const recorded = new LRUCache<string, SpanContext>({ max: POSITIONS_MAX });

/** Remembers the append behind a position, so that a query that waits for it belongs to the same trace. */
export const rememberTrace = (position: string, append: SpanContext): void => void recorded.set(position, append);

/** The append behind a position that this process answered. */
export const traceOf = (position: string): SpanContext | undefined => recorded.get(position);
