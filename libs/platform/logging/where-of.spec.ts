import { whereOf } from './where-of.js';

describe('an error in the log', () => {
  it('is the place where it happened, without its message', () => {
    const error = new Error('Sophea\n    at home (in Poipet)\n    at Sophea');
    const where = whereOf(error);
    expect(where).toContain('where-of.spec');
    expect(where).not.toMatch(/Sophea|Poipet/);
    expect(whereOf('Sophea')).toBe('not an error');
  });

  it('has the codes of the system, also where there is no place, and those of its cause', () => {
    const full = Object.assign(new Error('no space left for Sreymom'), { code: 'ENOSPC', syscall: 'write', stack: '' });
    expect(whereOf(full)).toBe('Error ENOSPC write');
    const lost = Object.assign(new TypeError('Sreymom is lost', { cause: full }), { stack: '' });
    expect(whereOf(lost)).toBe('TypeError, caused by Error ENOSPC write');
    const typed = { code: 'Sreymom', syscall: 'of Sreymom', stack: '', cause: 'Sreymom' };
    expect(whereOf(Object.assign(new Error('Sreymom'), typed))).toBe('Error');
  });
});
