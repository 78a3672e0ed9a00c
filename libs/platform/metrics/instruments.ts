import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { METRICS, type CounterName, type GaugeName, type HistogramName, type LabelsOf } from './definitions.js';

/** The metrics of this process. */
export const REGISTRY = new Registry();

const counters = new Map<CounterName, Counter>();
const histograms = new Map<HistogramName, Histogram>();

/** Counts one; or none, so that what has not happened yet is there as 0. */
export const count = <Name extends CounterName>(name: Name, labels: LabelsOf<Name>, by: 0 | 1 = 1): void => {
  let found = counters.get(name);
  if (!found) {
    const { help, labels: labelNames } = METRICS[name];
    counters.set(name, (found = new Counter({ name, help, labelNames, registers: [REGISTRY] })));
  }
  found.inc(labels, by);
};

/** Adds a value to a distribution. */
export const observe = <Name extends HistogramName>(name: Name, labels: LabelsOf<Name>, value: number): void => {
  let found = histograms.get(name);
  if (!found) {
    const { help, labels: labelNames, buckets } = METRICS[name];
    const options = { name, help, labelNames, buckets: [...buckets], registers: [REGISTRY] };
    histograms.set(name, (found = new Histogram(options)));
  }
  found.observe(labels, value);
};

/** Seconds since an instant of `performance.now()`. */
export const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1_000;

type Reading<Name extends GaugeName> = readonly [labels: LabelsOf<Name>, value: number | null];

/** Sets a gauge in a registry of its own: the values of one answer. A null is no value. */
export const gaugeIn = <Name extends GaugeName>(
  registry: Registry,
  name: Name,
  readings: readonly Reading<Name>[],
): void => {
  const { help, labels: labelNames } = METRICS[name];
  const gauge = new Gauge({ name, help, labelNames, registers: [registry] });
  for (const [labels, value] of readings) if (value !== null) gauge.set(labels, value);
};

/** A gauge that is read whenever somebody asks for the metrics. */
export const readGauge = <Name extends GaugeName>(name: Name, read: () => readonly Reading<Name>[]): void => {
  const { help, labels: labelNames } = METRICS[name];
  REGISTRY.removeSingleMetric(name);
  new Gauge({
    name,
    help,
    labelNames,
    registers: [REGISTRY],
    collect() {
      for (const [labels, value] of read()) if (value !== null) this.set(labels, value);
    },
  });
};

/** Memory, processor, event loop and garbage collection of this process, under the usual names of Node.js. */
export const measureProcess = (): void => collectDefaultMetrics({ register: REGISTRY });
