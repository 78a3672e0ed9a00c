import { isMissingCode } from './missing-code.js';

describe('an error of an incomplete installation', () => {
  it('is that Node.js found no module, and nothing else', () => {
    expect(isMissingCode(Object.assign(new Error('x'), { code: 'ERR_MODULE_NOT_FOUND' }))).toBe(true);
    expect([new Error('x'), undefined, null, 'x'].map(isMissingCode)).toEqual([false, false, false, false]);
  });
});
