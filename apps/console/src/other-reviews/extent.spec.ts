import { CombinedError } from 'urql';
import { AT_FIRST, afterAnswer, further, type Extent } from './extent.js';

const [shown, more] = [{ rows: 100 }, { rows: 200 }];

const errorOf = (code: string) => new CombinedError({ graphQLErrors: [{ message: 'No.', extensions: { code } }] });

/** After somebody has asked for more of what is shown. */
const asked = (error?: CombinedError): Extent<object> => further<object>(AT_FIRST, shown, error)!;

describe('a list of which more was asked for', () => {
  it('keeps what was shown until more has come', () => {
    const extent = asked();
    expect(extent).toEqual({ shown: 200, before: { shown: 100, data: shown, error: undefined } });
    expect(afterAnswer(extent, { data: shown })).toBe(extent);
    expect(afterAnswer(extent, {})).toBe(extent);
    expect(afterAnswer(extent, { data: more })).toEqual({ shown: 200 });
  });

  it('goes back to what was shown if more does not come, and says why', () => {
    const error = errorOf('INTERNAL');
    const back = afterAnswer(asked(), { error });
    expect(back).toEqual({ shown: 100, before: { shown: 100, data: shown, error: undefined }, failed: error });
    // another failure takes nothing away
    expect(afterAnswer(back, { error: errorOf('INTERNAL') })).toBe(back);
    // once it is there again, only the reason stays
    expect(afterAnswer(back, { data: { rows: 100 } })).toEqual({ shown: 100, failed: error });
  });

  it('does not take a failure from before for one of the rest', () => {
    const error = errorOf('INTERNAL');
    const extent = asked(error);
    expect(afterAnswer(extent, { error })).toBe(extent);
  });

  it.each(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED'])('keeps nothing of it after %s', (code) => {
    expect(afterAnswer(asked(), { error: errorOf(code) })).toEqual({ shown: 200 });
  });

  it('forgets why more did not come once it is asked for again', () => {
    const back = afterAnswer(asked(), { error: errorOf('INTERNAL') });
    expect(further<object>(back, shown, undefined)).toEqual(asked());
  });
});

it('a list stays as it is where no more was asked for, and ends at a thousand', () => {
  expect(afterAnswer(AT_FIRST, { data: more })).toBe(AT_FIRST);
  expect(afterAnswer(AT_FIRST, { error: errorOf('FORBIDDEN') })).toBe(AT_FIRST);
  expect(further({ shown: 950 }, more, undefined)?.shown).toBe(1_000);
  expect(further({ shown: 1_000 }, more, undefined)).toBeUndefined();
});
