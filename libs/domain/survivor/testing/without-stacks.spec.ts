import { withoutStacks } from './without-stacks.js';

describe('work without stacks', () => {
  it('has none while it is done, and leaves later errors theirs', () => {
    expect(withoutStacks(() => new Error('of a refusal').stack)).toBe('Error: of a refusal');
    expect(new Error('later').stack).toContain('without-stacks.spec.ts');
  });

  it('fails with the stack of the fault, since it is done once more', () => {
    const stackOf = (work: () => void, again?: () => void) => {
      try {
        withoutStacks(work, again);
      } catch (error) {
        return (error as Error).stack;
      }
      return undefined;
    };
    const findTheFault = () => {
      throw new Error('a fault');
    };
    expect(stackOf(findTheFault)).toContain('at findTheFault');
    const failing = () => {
      throw new Error('without a stack');
    };
    expect(stackOf(failing, findTheFault)).toContain('at findTheFault');
  });

  it('fails also where it succeeds the second time', () => {
    let times = 0;
    const once = () => {
      if (times++ === 0) throw new Error('the first time');
    };
    expect(() => withoutStacks(once)).toThrow('the first time');
  });
});
