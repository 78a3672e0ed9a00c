import { matching, streamIdOf } from './about.js';

const entry = (command: string, on: string, more: object = {}) => ({
  command,
  on,
  standing: null,
  says: { on },
  ...more,
});

describe('the entry behind a timeline entry', () => {
  const about = { recordedBy: 'GiveConsent OverrideConsent', named: 'c', on: '2020-03-02' };

  it('was recorded by one of its commands and contains its id', () => {
    const [own, ...others] = [
      entry('OverrideConsent', '2020-03-02', { says: { overrideId: 'c' } }),
      entry('GiveConsent', '2020-03-02', { says: { consentId: 'd' } }),
      entry('WithdrawConsent', '2020-03-02', { says: { consentId: 'c' } }),
    ];
    expect(matching([...others, own!], about)).toEqual([own]);
  });

  it('is of the same day if there is one', () => {
    const [first, last] = [entry('DeliverService', '2020-03-02'), entry('DeliverService', '2020-04-02')];
    const sought = { recordedBy: 'DeliverService', on: '2020-04-02' };
    expect(matching([first, last], sought)).toEqual([last]);
    expect(matching([first, last], { ...sought, on: '2020-05-02' })).toEqual([first, last]);
  });

  it('is not a struck-out one', () => {
    const struckOut = entry('EnterAftercare', '2020-03-02', { standing: 'STRUCK_OUT' as const });
    expect(matching([struckOut], { recordedBy: 'EnterAftercare', on: '2020-03-02' })).toEqual([]);
  });
});

describe('a stream', () => {
  it('other than the survivor’s own names a court case or an operation', () => {
    expect(streamIdOf('prosecution-p')).toEqual({ prosecutionId: 'p' });
    expect(streamIdOf('operation-o-1')).toEqual({ operationId: 'o-1' });
    expect(streamIdOf(undefined)).toEqual({});
  });
});
