export type Process = 'api' | 'projector' | 'eventstore';

export interface MetricDefinition {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  /** Its meaning, in Prometheus and in docs/reference/monitoring.md. */
  readonly help: string;
  readonly labels: readonly string[];
  /** The processes that have it. */
  readonly of: readonly Process[];
  readonly buckets?: readonly number[];
}

/** Seconds: from a cached decision to a request that is given up. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Buckets for short times: from a read in memory to the time limit of a wait. */
const SHORT_SECONDS = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const SLOW_SECONDS = [...SECONDS, 30, 60, 300];
const EVENTS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000];

type Labels<Names extends readonly string[]> = { readonly labels: Names };
const BOTH = ['api', 'projector'] as const;

const gauge = <const Names extends readonly string[]>(of: readonly Process[], help: string, ...labels: Names) =>
  ({ kind: 'gauge', help, labels, of }) as const satisfies MetricDefinition & Labels<Names>;
const counter = <const Names extends readonly string[]>(of: readonly Process[], help: string, ...labels: Names) =>
  ({ kind: 'counter', help, labels, of }) as const satisfies MetricDefinition & Labels<Names>;
const histogram = <const Names extends readonly string[]>(
  of: readonly Process[],
  buckets: readonly number[],
  help: string,
  ...labels: Names
) => ({ kind: 'histogram', help, labels, of, buckets }) as const satisfies MetricDefinition & Labels<Names>;

/**
 * All metrics of ours, with names that stay. The values of each label are a closed list: names of commands, queries, views
 * and codes, never a text or an id of a caller. docs/reference/monitoring.md lists them, and specs compare it with this
 * table and with what the processes answer.
 */
export const METRICS = {
  homeward_http_request_duration_seconds: histogram(
    ['api'],
    SECONDS,
    'Requests, until the whole answer was sent.',
    'route',
    'method',
    'status',
  ),
  homeward_commands_total: counter(
    BOTH,
    'Commands that were decided: recorded, unchanged, refused, conflict or failed.',
    'command',
    'outcome',
  ),
  homeward_command_duration_seconds: histogram(BOTH, SECONDS, 'From a command to its receipt or refusal.', 'outcome'),
  homeward_query_duration_seconds: histogram(
    ['api'],
    SECONDS,
    'Fields of Query, until their answer: answered or failed.',
    'query',
    'outcome',
  ),
  homeward_refusals_total: counter(['api'], 'Errors in answers, by their code; INTERNAL is a fault of ours.', 'code'),
  homeward_append_duration_seconds: histogram(
    BOTH,
    SECONDS,
    'Appends to the log: stored, conflict, unknown or failed.',
    'outcome',
  ),
  homeward_projection_batch_duration_seconds: histogram(
    ['projector'],
    SLOW_SECONDS,
    'From the arrival of a batch of events to its commit.',
    'reader',
  ),
  homeward_projection_batch_events: histogram(['projector'], EVENTS, 'Events in a batch.', 'reader'),
  homeward_projection_delay_seconds: histogram(
    ['projector'],
    SLOW_SECONDS,
    'From the recording of the last event of a batch to its commit.',
    'reader',
  ),
  homeward_reader_failures_total: counter(['projector'], 'How often a reader of the log had to start again.', 'reader'),
  homeward_duplicates_cut_total: counter(
    ['projector'],
    'Comparisons with nobody, although others share a sign, or only with the first 20 of them.',
  ),
  homeward_database_connections: gauge(
    BOTH,
    'Connections to Postgres: in use, idle, or requests that wait for one.',
    'state',
  ),
  homeward_view_lag_seconds: gauge(['api'], 'Age of the first entry that the view does not show yet.', 'view'),
  homeward_view_live: gauge(['api'], 'Whether the view shows everything and its reader is alive.', 'view'),
  homeward_view_stopped: gauge(['api'], 'Whether its reader has stopped or gives no sign of life.', 'view'),
  homeward_view_parked: gauge(['api'], 'Number of parked records.', 'view'),
  homeward_view_rows: gauge(['api'], 'Approximate number of rows.', 'view'),
  homeward_view_incomplete_seconds: gauge(['api'], 'For how many seconds the view has not shown everything.', 'view'),
  homeward_clock_skew_seconds: gauge(
    ['api'],
    'How far the clock of this machine is ahead of that of the event store; beyond 300 nothing is recorded.',
  ),
  homeward_keys_epoch_age_seconds: gauge(['api'], 'Age of the current epoch of keys.'),
  homeward_keys_epochs: gauge(['api'], 'Epochs whose key still opens backups.'),
  homeward_keys_bad: gauge(['api'], 'Wrapped keys that do not open.'),
  homeward_notices_waiting: gauge(['api'], 'Notices that wait to be sent.'),
  homeward_notices_failing: gauge(['api'], 'Notices that wait after an attempt failed.'),
  homeward_notices_undelivered: gauge(['api'], 'Notices of the last seven days that were given up.'),
  homeward_notices_oldest_waiting_seconds: gauge(['api'], 'Age of the oldest notice that waits.'),
  homeward_metrics_unread: gauge(
    ['api'],
    'Whether the views, the keys or the notices could not be read, so that their metrics are missing.',
    'part',
  ),
  homeward_hop_seconds: histogram(BOTH, SHORT_SECONDS, 'How long the parts of commands and readings took.', 'hop'),
  homeward_eventstore_connections: gauge(['eventstore'], 'Open connections of clients.'),
  homeward_eventstore_calls: gauge(['eventstore'], 'Open subscriptions and other calls that last.'),
  homeward_eventstore_waiting_appends: gauge(['eventstore'], 'Appends that wait for the next commit.'),
  homeward_eventstore_written_events: gauge(['eventstore'], 'Events written since the start.'),
  homeward_eventstore_postgres_up: gauge(['eventstore'], 'Whether the log in Postgres can be reached.'),
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof METRICS;
type OfKind<Kind> = { [Name in MetricName]: (typeof METRICS)[Name]['kind'] extends Kind ? Name : never }[MetricName];
export type CounterName = OfKind<'counter'>;
export type GaugeName = OfKind<'gauge'>;
export type HistogramName = OfKind<'histogram'>;
/** The values of the labels of a metric. */
export type LabelsOf<Name extends MetricName> = Readonly<Record<(typeof METRICS)[Name]['labels'][number], string>>;
