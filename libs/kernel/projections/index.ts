export * from './projector/projection-error.js';
export { DatabaseClient } from './access/database-client.js';
export { databaseFailureOf } from './projector/database-failure.js';
export * from './projector/acting-place.js';
export * from './projector/checkpoint.js';
export * from './projector/coded-readers.js';
export * from './fold/fact.js';
export * from './fold/fold.js';
export * from './live/limit-concurrency.js';
export * from './live/live.js';
export { RowSecurityOff } from './sets/construction.js';
export * from './sets/migration.js';
export * from './live/view-change.js';
export * from './live/view-change-listener.js';
export * from './projector/parked.js';
export { PlaceCode, type PlaceKeys } from './projector/place-code.js';
export { TooManyParkedStreams } from './projector/parking.js';
export {
  isAt,
  VIEW_POSITION_COLUMNS,
  toViewPosition,
  lookUntil,
  waitForPosition,
  type ViewPosition,
} from './live/wait-for-position.js';
export { beginPartitions, joinPartitions, type Partition } from './projector/partitions.js';
export * from './fold/projection.js';
export { EventsOutOfOrder } from './projector/events-in-order.js';
export * from './projector/projector.js';
export type { Filling } from './projector/table.js';
export { isProven, storedPlaces, type StoredPlace } from './projector/stored-place.js';
export * from './projector/reader.js';
export { NoLiveViews } from './access/no-live-views.js';
export { keepingPlans, runAsReader, setReader, withinRequest, type ViewReader } from './access/read-scope.js';
export { KEPT_PLAN } from './access/reading-transaction.js';
export { RowSecurityDataSource } from './access/row-security-data-source.js';
export * from './sets/schema.js';
export * from './fold/projectable-event.js';
export * from './sets/adopt.js';
export * from './sets/read-together.js';
export * from './sets/schema-hash.js';
export * from './sets/sets.js';
export * from './sets/keeper-lock.js';
export * from './fold/amendments.js';
export { Statistics } from './sets/statistics.js';
export * from './sets/switch.js';
export * from './sets/tables-owner.js';
export * from './live/stale-subject.js';
export * from './fold/view.js';
export * from './sets/set-requests.js';
export * from './sets/view-set.js';
export * from './access/row-security.js';
export { ReleaseCode } from './access/release-code.js';
export { ReleasedRow } from './access/released-row.js';
export { LockHeld } from './access/advisory-lock.js';
export { IndexOfAnotherKey, emptyFilledOtherwise, marksOf } from './sets/filled-with.js';
