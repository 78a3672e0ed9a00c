import { QueryFailedError } from 'typeorm';
import { isOfPostgres } from '../access/database-client.js';

const forEach = (codes: readonly string[], sentence: string): Readonly<Record<string, string>> =>
  Object.fromEntries(codes.map((code) => [code, sentence]));

/**
 * What failed, why, and what to do, by SQLSTATE or by the code of the operating system. Without a full stop. These pass, or
 * may pass.
 */
const AWAY: Readonly<Record<string, string>> = {
  ...forEach(
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'],
    'Postgres cannot be reached at the address in DATABASE_URL: start it, or correct the address',
  ),
  ...forEach(
    ['ECONNRESET', 'EPIPE', '57P01', '57P02', '57P05', '08006'],
    'Postgres ended the connection, as when it stops. It is opened again: if that recurs, look at the log of Postgres',
  ),
  '57P03': 'Postgres is not ready, as when it starts or stops: wait, or look at its log',
  '53200': 'Postgres has too little memory: look at its log',
  '53300': 'Postgres has no connection left: end what else uses them, or raise max_connections',
};

/** Likewise, until an operator mends it. */
const REFUSED: Readonly<Record<string, string>> = {
  '53100': 'The disk of Postgres is full: free space on it',
  '28000': 'Postgres refuses the user in DATABASE_URL: correct it, or pg_hba.conf',
  '28P01': 'Postgres refuses the password in DATABASE_URL: correct it',
  '3D000': 'Postgres has no such database as in DATABASE_URL: create it, or correct the name',
};

/** Likewise, of a Postgres that answers others. */
const OF_A_STATEMENT: Readonly<Record<string, string>> = {
  '25006': 'Postgres accepts no writes, as a standby does: let DATABASE_URL name the primary',
  '42501':
    'Postgres grants the role in DATABASE_URL no right to do that: compare it with docs/guides/database-roles.md',
  '40P01': 'Postgres ended a statement that held up another, and was held up by it. It is sent again',
  '55P03': 'A table stays locked by another connection to Postgres: end that connection if it is none of this service',
  '57014': 'Postgres ended a statement at its time limit: look at its load',
};

/** The driver has no code for these. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** The socket of an embedded Postgres goes with it. */
const WITHOUT_SOCKET = 'ECONNREFUSED';

interface DatabaseFailure {
  readonly code: string;
  readonly sentence: string;
  /** Whether Postgres answers nobody in this way, or no statement of this role. */
  readonly isAway: boolean;
  /** Whether waiting may mend it. */
  readonly isTemporary: boolean;
}

interface Fault {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly syscall?: unknown;
  readonly severity?: unknown;
}

/**
 * What an operator can do about an error of Postgres; undefined for any other error, such as one of another connection, and
 * where only the log of Postgres can tell.
 */
export const databaseFailureOf = (error: unknown): DatabaseFailure | undefined => {
  if (!(error instanceof Error)) return undefined;
  const fault = ((error instanceof QueryFailedError ? error.driverError : firstOf(error)) ?? {}) as Fault;
  const isItsOwn = error instanceof QueryFailedError || isOfPostgres(error) || fault.severity !== undefined;
  const code = LOST.test(String(fault.message)) ? '08006' : isItsOwn ? codeOf(fault) : '';
  const sentence = [AWAY, REFUSED, OF_A_STATEMENT].find((sentences) => Object.hasOwn(sentences, code))?.[code];
  if (sentence === undefined) return undefined;
  return { code, sentence, isAway: !Object.hasOwn(OF_A_STATEMENT, code), isTemporary: !Object.hasOwn(REFUSED, code) };
};

/** Of an address with several hosts, each was tried. */
const firstOf = (error: Error): unknown => (error instanceof AggregateError ? error.errors[0] : error);

const codeOf = ({ code, syscall }: Fault): string =>
  code === 'ENOENT' && syscall === 'connect' ? WITHOUT_SOCKET : String(code);
