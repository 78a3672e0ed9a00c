/** The part of the event store that needs no client. */
export * from './eventstoredb/connection-string-error.js';
export * from './eventstoredb/connection-string.js';
