import { journey } from '../testing/journey.js';
import { showsOf } from './revealing.js';

const event = (type: string, data: object = {}) => ({ type, data }) as never;
const shows = showsOf(journey);

describe('an entry about a pregnancy or a birth', () => {
  const types = ['PregnancyRecorded', 'PregnancyEnded', 'BirthRecorded'];

  it.each(types)('is there only for a reader who may see health: %s', (type) => {
    expect(shows(['identity', 'testimony'])(event(type))).toBe(false);
    expect(shows(['health'])(event(type))).toBe(true);
  });

  it.each(types)('is as confidential in a replacement: %s', (type) => {
    const corrected = event('EntryCorrected', { eventId: 'x', replacement: { [type]: {} } });
    expect(shows(['testimony'])(corrected)).toBe(false);
    expect(shows(['health'])(corrected)).toBe(true);
  });

  it('is the only one that nobody else sees', () => {
    const hidden = journey.flatMap(({ classes }) => Object.keys(classes)).filter((type) => !shows([])(event(type)));
    expect(hidden.toSorted()).toEqual(types.toSorted());
  });
});
