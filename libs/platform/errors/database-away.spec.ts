import { GraphQLError } from 'graphql';
import { QueryFailedError } from 'typeorm';
import { formatError } from './error-formatter.js';
import { errorReports } from './error-reports.js';

const fault = (code: string, more: object = {}) => Object.assign(new Error('Sophea, at 10.0.0.1'), { code, ...more });
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
    ['it starts again', fault('57P03'), '57P03'],
    ['it stops', inQuery(fault('57P01')), '57P01'],
    ['nobody listens at its port', new AggregateError([fault('ECONNREFUSED')]), 'ECONNREFUSED'],
    ['its socket is gone', fault('ENOENT', { syscall: 'connect' }), 'ECONNREFUSED'],
    ['a connection breaks', new Error('Connection terminated unexpectedly'), '08006'],
    ['its disk is full', inQuery(fault('53100')), '53100'],
    ['it has no connection left', fault('53300'), '53300'],
  ])('a reading is to be tried again, and the log says what to do: %s', (_, error, code) => {
    const answer = answerTo(error);
    expect(answer).toMatchObject({
      message: expect.stringContaining('try again'),
      extensions: { code: 'UNAVAILABLE' },
    });
    expect(written).toEqual([expect.stringMatching(new RegExp(`^DATABASE_UNAVAILABLE: .+ \\(${code}\\)\\.$`))]);
    expect(JSON.stringify([answer, written])).not.toMatch(/Sophea|10\.0\.0\.1/);
  });

  it.each<[string, Error]>([
    ['a right that the role lacks', inQuery(fault('42501'))],
    ['a row that is there', inQuery(fault('23505'))],
    ['a file that is not there', fault('ENOENT', { syscall: 'open' })],
  ])('any other fault stays ours: %s', (_, error) => {
    expect(answerTo(error).extensions).toEqual({ code: 'INTERNAL' });
    expect(written).toEqual([expect.stringMatching(/^INTERNAL: /)]);
  });
});
