import { GraphQLError } from 'graphql';
import { QueryFailedError } from 'typeorm';
import { DatabaseClient } from '#kernel/projections';
import { formatError } from './error-formatter.js';
import { errorReports } from './error-reports.js';
import { runInLocale } from './locale.js';

const fault = (code: string, more: object = {}) => Object.assign(new Error('Sophea, at 10.0.0.1'), { code, ...more });
/** As Postgres says it when a connection is opened. */
const said = (code: string) => fault(code, { severity: 'FATAL' });
/** Of the socket of a connection to Postgres. */
const inSocket = <Fault extends Error>(error: Fault): Fault => {
  const client = new DatabaseClient() as unknown as { readonly connection: NodeJS.EventEmitter };
  client.connection.emit('error', error);
  return error;
};
const inQuery = (error: Error) => new QueryFailedError('SELECT Sophea', [], error);

const written: string[] = [];
beforeEach(() => written.splice(0));
const answerTo = (error: Error) =>
  formatError(errorReports((line) => written.push(line)))(
    { message: error.message, path: ['caseload'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    new GraphQLError(error.message, { originalError: error }),
  );

describe('while the database of the views is away', () => {
  it.each<[string, Error, string]>([
    ['it starts again', said('57P03'), '57P03'],
    ['it stops', inQuery(fault('57P01')), '57P01'],
    ['nobody listens at its port', inSocket(new AggregateError([fault('ECONNREFUSED')])), 'ECONNREFUSED'],
    ['its socket is gone', inSocket(fault('ENOENT', { syscall: 'connect' })), 'ECONNREFUSED'],
    ['a connection breaks', new Error('Connection terminated unexpectedly'), '08006'],
    ['it has no connection left', said('53300'), '53300'],
  ])('a reading is to be tried again, and the log says what to do: %s', (_, error, code) => {
    const answer = answerTo(error);
    expect(answer).toMatchObject({
      message: expect.stringContaining('try again'),
      extensions: { code: 'UNAVAILABLE' },
    });
    expect(written).toEqual([expect.stringMatching(new RegExp(`^DATABASE_UNAVAILABLE: .+ \\(${code}\\)\\.$`))]);
    expect(JSON.stringify([answer, written])).not.toMatch(/Sophea|10\.0\.0\.1/);
  });

  it.each<[string, Error, string]>([
    ['its disk is full', inQuery(fault('53100')), '53100'],
    ['the password is wrong', said('28P01'), '28P01'],
    ['there is no such database', said('3D000'), '3D000'],
  ])('a reading that waiting does not mend is a fault of ours, for the alert: %s', (_, error, code) => {
    const answer = answerTo(error);
    expect(answer).toMatchObject({
      message: expect.stringContaining('until an operator has mended'),
      extensions: { code: 'INTERNAL' },
    });
    expect(written).toEqual([expect.stringMatching(new RegExp(`^DATABASE_UNAVAILABLE: .+ \\(${code}\\)\\.$`))]);
    expect(JSON.stringify([answer, written])).not.toMatch(/Sophea|10\.0\.0\.1/);
  });

  it('says nothing in Khmer of what was changed, since a command may be recorded by then', () => {
    const { message } = runInLocale('km', () => answerTo(said('57P03')));
    expect(message).toMatch(/^[\u1780-\u17ff]/);
    expect(message).not.toContain('គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរ');
  });

  it.each<[string, Error]>([
    ['another connection', fault('ECONNREFUSED')],
    ['a write where none is allowed', inQuery(fault('25006'))],
    ['a right that the role lacks', inQuery(fault('42501'))],
    ['a row that is there', inQuery(fault('23505'))],
    ['a file that is not there', fault('ENOENT', { syscall: 'open' })],
  ])('any other fault stays ours: %s', (_, error) => {
    expect(answerTo(error).extensions).toEqual({ code: 'INTERNAL' });
    expect(written).toEqual([expect.stringMatching(/^INTERNAL: /)]);
  });
});
