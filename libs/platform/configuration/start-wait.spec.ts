import { ConfigurationError } from './configuration-error.js';
import { startWaitFrom, verbWaitFrom } from './start-wait.js';

describe('the time for which a start waits for the event store', () => {
  it.each([
    [undefined, 60],
    ['', 60],
    ['0', 0],
    ['5', 5],
    ['3600', 3_600],
  ])('%j is %d seconds', (text, seconds) => {
    expect(startWaitFrom({ HOMEWARD_START_WAIT_S: text })).toBe(seconds);
  });

  it.each(['-1', '1.5', 'a minute', '3601', '1e3'])('is refused if it is %s', (text) => {
    const readWait = () => startWaitFrom({ HOMEWARD_START_WAIT_S: text });
    expect(readWait).toThrow(ConfigurationError);
    expect(readWait).toThrow(
      `HOMEWARD_START_WAIT_S is "${text}": it must be a whole number of seconds from 0 to 3600.`,
    );
  });

  it('is at most 15 seconds for a command at a terminal', () => {
    expect(verbWaitFrom({})).toBe(15);
    expect(verbWaitFrom({ HOMEWARD_START_WAIT_S: '3' })).toBe(3);
  });
});
