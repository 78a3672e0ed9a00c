import { warnInOneLine } from './warnings.js';

describe('a warning of Node.js at a terminal', () => {
  const written: string[] = [];
  const listeners = process.listeners('warning');
  beforeEach(() => {
    warnInOneLine((line) => written.push(line));
  });
  afterEach(() => {
    process.removeAllListeners('warning');
    for (const listener of listeners) process.on('warning', listener);
    written.length = 0;
  });

  const warn = (name: string) => process.emit('warning', Object.assign(new Error('It is so.'), { name }));

  it('is one line, without a hint for developers', () => {
    warn('DeprecationWarning');
    expect(written).toEqual(['DeprecationWarning: It is so.\n']);
  });

  it('is not shown where it only says that something is new', () => {
    warn('ExperimentalWarning');
    expect(written).toEqual([]);
  });
});
