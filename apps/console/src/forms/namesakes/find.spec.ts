import { CombinedError } from 'urql';
import { findNamesakes } from './find.js';

const SOTHEA = { name: 'Khiev Sothea', birthYear: null };
const IN_KHMER = { name: 'ខៀវ សុធា', birthYear: null };

const pageOf = (survivorIds: readonly string[], endCursor: string | null = null, stale = false, leftOutCount = 0) => ({
  page: {
    stale,
    leftOutCount,
    edges: survivorIds.map((survivorId) => ({ node: { survivorId, caseNumber: '', reasons: [], name: null } })),
    pageInfo: { hasNextPage: endCursor !== null, endCursor },
  },
  error: undefined,
});

/** A service that answers so, a question after the other, and keeps what it was asked. */
const answering = (...answers: readonly Awaited<ReturnType<Parameters<typeof findNamesakes>[1]>>[]) => {
  const asked: (readonly [string, string | null])[] = [];
  const ask = async ({ name }: { readonly name: string }, after: string | null) => {
    asked.push([name, after]);
    return answers[asked.length - 1]!;
  };
  return { asked, ask };
};

describe('namesakes of somebody who is referred', () => {
  it('are found once, though both scripts find them', async () => {
    const { ask, asked } = answering(pageOf(['one', 'two']), pageOf(['two', 'three']));
    const { found, further } = await findNamesakes([SOTHEA, IN_KHMER], ask);
    expect(asked.map(([name]) => name)).toEqual([SOTHEA.name, IN_KHMER.name]);
    expect(found.map(({ survivorId }) => survivorId)).toEqual(['one', 'two', 'three']);
    expect(further).toBeUndefined();
  });

  it('are sought further on, once, where a page ended before anybody was found', async () => {
    const { ask, asked } = answering(pageOf([], 'so far'), pageOf(['one'], 'further'));
    const { found, further } = await findNamesakes([SOTHEA], ask);
    expect(asked).toEqual([
      [SOTHEA.name, null],
      [SOTHEA.name, 'so far'],
    ]);
    expect(found).toHaveLength(1);
    expect(further).toBe(SOTHEA);
  });

  it('may be more by the name whose search did not come to its end', async () => {
    const { ask } = answering(pageOf(['one']), pageOf(['two'], 'so far'));
    expect(await findNamesakes([SOTHEA, IN_KHMER], ask)).toMatchObject({ further: IN_KHMER });
  });

  it('are not sought further on once somebody is found: each search is a recorded read', async () => {
    const { ask, asked } = answering(pageOf(['one'], 'so far'));
    expect(await findNamesakes([SOTHEA], ask)).toMatchObject({ further: SOTHEA });
    expect(asked).toHaveLength(1);
  });

  it('may be missing where one of the searches was not up to date, also where nobody was found', async () => {
    const late = answering(pageOf(['one']), pageOf([], null, true));
    expect(await findNamesakes([SOTHEA, IN_KHMER], late.ask)).toMatchObject({ outdated: IN_KHMER });
    const upToDate = answering(pageOf(['one']), pageOf([]));
    expect(await findNamesakes([SOTHEA, IN_KHMER], upToDate.ask)).toMatchObject({ outdated: undefined });
  });

  it('may be missing where some cases are left out, which both searches say of the same ones', async () => {
    const { ask } = answering(pageOf([], null, true, 2), pageOf([], null, true, 2));
    expect(await findNamesakes([SOTHEA, IN_KHMER], ask)).toMatchObject({ leftOut: 2 });
  });

  it('stay where the other search is refused, with what it was refused for', async () => {
    const error = new CombinedError({ graphQLErrors: ['The budget is spent.'] });
    const { ask } = answering(pageOf(['one']), { page: undefined, error });
    const answer = await findNamesakes([SOTHEA, IN_KHMER], ask);
    expect(answer.found).toHaveLength(1);
    expect(answer.error).toBe(error);
  });
});
