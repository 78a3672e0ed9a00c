import { whereOf } from './where-of.js';

describe('an error in the log', () => {
  it('is the place where it happened, without its message', () => {
    const error = new Error('Sophea\n    at home (in Poipet)\n    at Sophea');
    const where = whereOf(error);
    expect(where).toContain('where-of.spec');
    expect(where).not.toMatch(/Sophea|Poipet/);
    expect(whereOf('Sophea')).toBe('not an error');
  });
});
