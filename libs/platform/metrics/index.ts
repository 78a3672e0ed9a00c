export { METRICS, type MetricName } from './definitions.js';
export { REGISTRY, count, gaugeIn, measureProcess, observe, readGauge, secondsSince } from './instruments.js';
export { mayMeasure } from './may-measure.js';
export { metricsAddressFrom, type MetricsAddress } from './metrics-address.js';
export { serveMetrics } from './serve-metrics.js';
