import { ConfigurationError } from './configuration-error.js';
import { limitsFrom } from './limits.js';

describe('the limits of one person', () => {
  it('apply in production, and not in development, where a demo records ten years in seconds', () => {
    expect(limitsFrom({}, 'production')).toEqual({
      deadline: 5_000,
      perMinute: { commands: 120, readings: 600, reckonings: 60 },
    });
    expect(limitsFrom({}, 'development')).toEqual({ deadline: 5_000, perMinute: undefined });
  });

  it('may be configured in every mode', () => {
    expect(limitsFrom({ HOMEWARD_COMMANDS_PER_MINUTE: '5000' }, 'production').perMinute).toMatchObject({
      commands: 5_000,
      readings: 600,
    });
    expect(limitsFrom({ HOMEWARD_READINGS_PER_MINUTE: '7' }, 'development').perMinute).toMatchObject({ readings: 7 });
    expect(limitsFrom({ HOMEWARD_DEADLINE_MS: '100' }, 'development').deadline).toBe(100);
  });

  it.each(['0', '-1', 'many', '1.5', '1e3', '99999999'])('must be numbers, so "%s" is refused', (text) => {
    const readLimits = () => limitsFrom({ HOMEWARD_COMMANDS_PER_MINUTE: text }, 'production');
    expect(readLimits).toThrow(ConfigurationError);
    expect(readLimits).toThrow(`HOMEWARD_COMMANDS_PER_MINUTE is "${text}": it must be a whole number`);
  });
});
