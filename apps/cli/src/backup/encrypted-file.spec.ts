import { diskFaultSentence } from '../disk-fault.js';
import { naming } from './encrypted-file.js';

describe('a failure to write a file', () => {
  const failureOf = (syscall: string, code: string) => Object.assign(new Error(code), { syscall, code });

  it.each([
    ['write', 'ENOSPC'],
    ['fsync', 'EIO'],
    ['fsync', 'EDQUOT'],
    ['close', 'EDQUOT'],
    ['close', 'ENOSPC'],
  ])('names the file of which %s says %s, as the system does not', (syscall, code) => {
    const named = naming('/mnt/backup/log', failureOf(syscall, code));
    expect(diskFaultSentence(named)).toMatch(/^\/mnt\/backup\/log (lies|is beyond)/);
  });

  it('names no file where another one or a connection failed', () => {
    const other = Object.assign(failureOf('open', 'ENOENT'), { path: '/srv/key' });
    expect(naming('/mnt/backup/log', other)).toHaveProperty('path', '/srv/key');
    expect(naming('/mnt/backup/log', failureOf('read', 'ECONNRESET'))).not.toHaveProperty('path');
    expect(naming('/mnt/backup/log', failureOf('connect', 'EACCES'))).not.toHaveProperty('path');
  });
});
