import { prepend } from './prepend.js';

describe('a content of which the first bytes were read already', () => {
  const ended: string[] = [];
  async function* read(...parts: readonly string[]): AsyncGenerator<Buffer> {
    try {
      for (const part of parts) yield Buffer.from(part);
    } finally {
      ended.push('ended');
    }
  }
  beforeEach(() => ended.splice(0));

  it('is whole again, with nothing empty before it', async () => {
    const parts: string[] = [];
    for await (const part of prepend(Buffer.from('a'), read('b', 'c'))) parts.push(part.toString());
    for await (const part of prepend(Buffer.alloc(0), read('d'))) parts.push(part.toString());
    expect(parts).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is given back by a reader that stops early, even at what was read before', async () => {
    const rest = read('b', 'c');
    await rest.next();
    for await (const part of prepend(Buffer.from('a'), rest)) if (part.toString() === 'a') break;
    expect(ended).toEqual(['ended']);
  });
});
