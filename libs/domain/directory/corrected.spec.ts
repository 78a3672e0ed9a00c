import { Refusal, type DecisionContext } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { TestRecord } from '#kernel/correction/testing';
import { recordedOperation } from '../operation/operation.record.decider.js';
import { SAMPLE_DIRECTORY } from './testing.js';

const by = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' };
const now = '2021-03-01T09:00:00.000Z';
const conducted = {
  kind: 'CacOutreach',
  office: 'SiemReapCac',
  province: '17',
  withAuthorities: ['Police'],
  on: '2020-06-30',
} as const;

/** The answer to a correction of an operation that was conducted on 30 June 2020. */
const correctEntry = (replacement: object): string => {
  const { state } = new TestRecord(recordedOperation, { by, now, settings: DEFAULT_SETTINGS }).record([
    'ConductOperation',
    conducted,
  ]);
  const context: DecisionContext<unknown> = {
    steps: {},
    by,
    now,
    commandId: 'correction',
    settings: DEFAULT_SETTINGS,
    directory: SAMPLE_DIRECTORY,
  };
  const command = { eventId: 'event-0', reason: 'misread', replacement: { conductOperation: replacement } };
  try {
    return recordedOperation.decide.CorrectEntry(state, command as never, context)[0]!.type;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('a correction that names an office', () => {
  it('is compared with the register as of the day of the entry, not of the correction', () => {
    expect(correctEntry({ ...conducted, office: 'Poipet' })).toBe('EntryCorrected');
    expect(correctEntry({ ...conducted, office: 'Poipet', on: '2020-07-01' })).toBe('OFFICE_CLOSED');
    expect(correctEntry({ ...conducted, office: 'Poipets' })).toBe('OFFICE_UNKNOWN');
  });
});
