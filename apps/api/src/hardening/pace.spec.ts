import { parse, type OperationDefinitionNode } from 'graphql';
import type { Actor } from '#kernel/decider';
import { Pace, keepsPace } from './pace.js';

const sophea: Actor = { id: 'sophea', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' };

/** How often in a minute the document is answered, with ten of each kind if nothing is said. */
const timesOf = async (source: string, each = 10): Promise<number> => {
  const pace = new Pace({ commands: each, readings: each, reckonings: each });
  const document = parse(source);
  const operation = document.definitions[0] as OperationDefinitionNode;
  for (let times = 0; ; times++) {
    const kept = await keepsPace(pace, sophea, document, operation).then(
      () => true,
      () => false,
    );
    if (!kept) return times;
  }
};

describe('the pace of one person', () => {
  it.each([
    ['{ survivor { id } }', 10],
    ['{ a: survivor { id } b: survivor { id } }', 5],
    ['{ figures { id } }', 10],
    ['{ figureTrend { id } }', 1],
    ['{ a: figureTrend { id } b: figureTrend { id } }', 0],
    ['{ figures { events { elsewhere } } }', 10],
    ['{ figures { a: events { elsewhere } b: events { elsewhere } } }', 5],
    ['{ ...F } fragment F on Query { figures { ...E ...E } } fragment E on Figure { events { elsewhere } }', 5],
    ['{ availableActions { mutation } }', 2],
    ['{ a: dueWork { totalCount } b: dueWork { totalCount } }', 1],
    ['{ entries { totalCount } dueTasks { stale } survivor { id } }', 1],
    ['{ operations { events { id } a: events { id } } }', 10],
  ])('answers %s so often', async (source, times) => {
    expect(await timesOf(source)).toBe(times);
  });

  it('answers each reading at least once, however low the limit is', async () => {
    expect(await timesOf('{ valueOrigins { values { row } } }', 3)).toBe(1);
    expect(await timesOf('{ a: survivor { id } b: survivor { id } }', 1)).toBe(1);
    expect(await timesOf('{ figureTrend { id } }', 3)).toBe(1);
    expect(await timesOf('{ a: figureTrend { id } b: figureTrend { id } }', 3)).toBe(0);
  });
});
