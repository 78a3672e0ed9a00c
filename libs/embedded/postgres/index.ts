export { findBinaries } from './binaries.js';
export { CannotStart } from './cannot-start.js';
export type { DatabaseRole } from './role.js';
export { inheritOwner, writePrivateFile, writePrivateFileOnce } from './private-file.js';
export { removeFolder } from './remove-folder.js';
export { hasDatabase, urlIn } from './connection.js';
export { STOP_SERVER_MAX_MS } from './timeouts.js';
export { startPostgres, type EmbeddedPostgres, type Start } from './start-postgres.js';
