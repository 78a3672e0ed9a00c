/** What may be known of the event store without loading its client. */
export * from './connection-string-error.js';
export * from './connection-string.js';
