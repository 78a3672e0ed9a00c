import { QueryFailedError } from 'typeorm';

/** What failed, why, and what to do, by SQLSTATE or by the code of the operating system. Without a full stop. */
const AWAY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'].map((code) => [
      code,
      'Postgres cannot be reached at the address in DATABASE_URL: start it, or correct the address',
    ]),
  ),
  ...Object.fromEntries(
    ['ECONNRESET', 'EPIPE', '57P01', '57P02', '57P05', '08006'].map((code) => [
      code,
      'Postgres ended the connection, as when it stops. It is opened again: if that recurs, look at the log of Postgres',
    ]),
  ),
  '57P03': 'Postgres is not ready, as when it starts or stops: wait, or look at its log',
  '53100': 'The disk of Postgres is full: free space on it',
  '53200': 'Postgres has too little memory: look at its log',
  '53300': 'Postgres has no connection left: end what else uses them, or raise max_connections',
  '25006': 'Postgres accepts no writes, as a standby does: let DATABASE_URL name the primary',
  '28000': 'Postgres refuses the user in DATABASE_URL: correct it, or pg_hba.conf',
  '28P01': 'Postgres refuses the password in DATABASE_URL: correct it',
  '3D000': 'Postgres has no such database as in DATABASE_URL: create it, or correct the name',
};

/** Likewise, of a Postgres that answers others. */
const OF_A_STATEMENT: Readonly<Record<string, string>> = {
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
}

interface Fault {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly syscall?: unknown;
}

/** What an operator can do about an error of Postgres; undefined for any other error, and where only its log can tell. */
export const databaseFailureOf = (error: unknown): DatabaseFailure | undefined => {
  if (error instanceof AggregateError) return databaseFailureOf(error.errors[0]);
  const fault = ((error instanceof QueryFailedError ? error.driverError : error) ?? {}) as Fault;
  const code = codeOf(fault);
  const sentence = [AWAY, OF_A_STATEMENT].find((sentences) => Object.hasOwn(sentences, code))?.[code];
  return sentence === undefined ? undefined : { code, sentence, isAway: Object.hasOwn(AWAY, code) };
};

const codeOf = ({ code, message, syscall }: Fault): string => {
  if (LOST.test(String(message))) return '08006';
  return code === 'ENOENT' && syscall === 'connect' ? WITHOUT_SOCKET : String(code);
};
