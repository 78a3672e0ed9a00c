/** What may be known of the event store without loading its client. */
export * from './eventstoredb/connection-string-error.js';
export * from './eventstoredb/connection-string.js';
