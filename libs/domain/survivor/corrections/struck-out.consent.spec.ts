import { Refusal, type DecisionContext, type Directory } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { consented, entering, identified, referred } from './testing/in-aftercare.js';
import { survivor } from '../survivor.js';
import { RecordedSurvivor } from '../testing/survivor-record.js';
import { SAMPLE_DIRECTORY } from '../../directory/testing.js';

const consenting = (consentId: string, scope: 'Interview' | 'Services') =>
  [consented[0], { ...consented[1], consentId, scopes: [scope] }] as const;

/** The answer to striking out the consent to services, on which the entry into aftercare rests. */
const struckOut = (directory: Directory): string => {
  const { state } = new RecordedSurvivor().record(
    referred,
    consenting('one', 'Interview'),
    consenting('other', 'Services'),
    identified,
    ['EnterAftercare', entering],
  );
  const context: DecisionContext<unknown> = {
    steps: {},
    by: { id: 'dara', role: 'SUPERVISOR', organisation: 'A21' },
    now: '2021-03-01T09:00:00.000Z',
    commandId: 'strike-out',
    settings: DEFAULT_SETTINGS,
    directory,
  };
  const command = { eventId: 'event-2', reason: 'another person' };
  try {
    return survivor.decide.StrikeOutEntry(state, command as never, context as never)[0]!.type;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('a consent on which the entry into aftercare rests', () => {
  it('is not struck out, whether or not the register has the office of that day', () => {
    const { SiemReapCac: _, ...others } = SAMPLE_DIRECTORY.offices;
    expect(struckOut(SAMPLE_DIRECTORY)).toBe('ENTRY_RESTED_ON');
    expect(struckOut({ ...SAMPLE_DIRECTORY, offices: others })).toBe('ENTRY_RESTED_ON');
  });
});
