import { UnknownError } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { Fields } from './protobuf-fields.js';
import { idIn } from './read-answer.js';

/** The answer to one append of a call. */
export interface ArrivedAnswer {
  readonly correlationId: string;
  readonly appended?: AppendAnswer;
  /** For an answer without success. */
  readonly errorFor?: (stream: string) => Error;
}

export interface AppendAnswer {
  readonly revision: number;
  /** The answer to a repeat may have no position. */
  readonly position: bigint | undefined;
}

/** Field numbers of the protocol. */
const ANSWER = { correlationId: 1, success: 3 };
const SUCCESS = { revision: 1, position: 3 };
const COMMIT_OF_POSITION = 1;

/** Reads a success without the generated classes, which take longer; all else is rare. @throws RangeError if damaged */
export const readAppendAnswer = (bytes: Buffer): ArrivedAnswer => {
  let correlationId = '';
  let appended: AppendAnswer | undefined;
  const fields = new Fields(bytes);
  for (let field = fields.next(); field > 0; field = fields.next()) {
    if (field === ANSWER.correlationId) correlationId = idIn(fields.bytes());
    else if (field === ANSWER.success) appended = successIn(fields.message());
  }
  return appended ? { correlationId, appended } : { correlationId, errorFor: (stream) => errorIn(bytes, stream) };
};

const successIn = (fields: Fields): AppendAnswer => {
  let revision = -1;
  let position: bigint | undefined;
  for (let field = fields.next(); field > 0; field = fields.next()) {
    if (field === SUCCESS.revision) revision = Number(fields.number());
    else if (field === SUCCESS.position) position = commitIn(fields.message());
  }
  return { revision, position };
};

/** A zero is not sent. */
const commitIn = (fields: Fields): bigint => {
  for (let field = fields.next(); field > 0; field = fields.next())
    if (field === COMMIT_OF_POSITION) return fields.number();
  return 0n;
};

const UNCLEAR = 'The answer contains neither a success nor an error.';

/** An answer that is neither a success nor an error must not count as recorded. */
const errorIn = (bytes: Buffer, stream: string): Error => {
  try {
    const error = streams.BatchAppendResp.deserializeBinary(bytes).getError();
    if (error?.getDetails()) return unpackToCommandError(error, stream);
    return new UnknownError(undefined, error?.getMessage() ?? UNCLEAR);
  } catch {
    return new UnknownError(undefined, UNCLEAR); // nobody catches what is thrown while an answer arrives
  }
};
