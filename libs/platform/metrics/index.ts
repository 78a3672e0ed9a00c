export { METRICS, type MetricName } from './definitions.js';
export { REGISTRY, count, gaugeIn, measureProcess, observe, readGauge, secondsSince } from './instruments.js';
export { mayReadMetrics } from './may-read-metrics.js';
export { metricsAddressFrom, type MetricsAddress } from './metrics-address.js';
export { serveMetrics } from './serve-metrics.js';
