/** Given on the command line, where they override the cluster's own files. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',

  // no acknowledged event may be lost
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  data_sync_retry: 'off',

  // a statement's value is personal data, and an error may quote it: of sessions only their end is logged
  log_statement: 'none',
  log_checkpoints: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_min_duration_statement: '-1',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

export const serverArguments = (cluster: string, port: number, socketFolder: string | undefined): string[] => [
  '-D',
  cluster,
  '-p',
  String(port),
  '-c',
  `unix_socket_directories=${quoted(socketFolder)}`,
  ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

/** One folder of a list. */
const quoted = (folder: string | undefined): string =>
  folder === undefined ? '' : `"${folder.replaceAll('"', '""')}"`;

/** The settings that another process's server must have before we trust it with a write. */
export const DURABLE = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;
