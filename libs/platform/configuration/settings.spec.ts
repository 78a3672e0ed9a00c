import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '#settings';
import { ConfigurationError, configurationFrom } from './configuration.js';
import { settingsFrom } from './settings.js';

describe('the settings of an organisation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-settings-'));
  const file = join(folder, 'settings.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  const from = (text: string) => {
    writeFileSync(file, text);
    return settingsFrom({ HOMEWARD_SETTINGS: file });
  };
  const settingsOf = (settings: object) => from(JSON.stringify(settings));

  it('have their defaults for all that the file leaves out, and nobody is trained by default', () => {
    expect(settingsOf({})).toEqual(DEFAULT_SETTINGS);
  });

  it('are those of development without a file: the demo has a trained interviewer and many readings', () => {
    const { interviewers, recordsPerHour, ...others } = settingsFrom({});
    expect({ ...others, interviewers: [], recordsPerHour: 60 }).toEqual(DEFAULT_SETTINGS);
    expect(recordsPerHour).toBe(10_000);
    expect(interviewers).toEqual([{ worker: 'kunthea', from: '2019-01-01' }]);
    expect(settingsFrom({ HOMEWARD_SETTINGS: '' })).toEqual(settingsFrom({}));
  });

  it('are those of the file, field by field', () => {
    const interviewers = [
      { worker: 'kunthea', from: '2019-01-01', until: '2021-12-31' },
      { worker: 'dara.k', from: '2020-02-29' },
    ];
    const said = { followUpDays: { High: 1 }, closureFollowUpMonths: [2, 4], interviewers, overrideWithinHours: 0 };
    expect(settingsOf(said)).toEqual({
      ...DEFAULT_SETTINGS,
      ...said,
      followUpDays: { ...DEFAULT_SETTINGS.followUpDays, High: 1 },
    });
  });

  it('say where the organisation works', () => {
    const home = {
      country: 'NP',
      timeZone: 'Asia/Kathmandu',
      countries: ['IN'],
      languages: ['nep'],
      currencies: ['NPR'],
    };
    expect(settingsOf({ home }).home).toEqual({ ...DEFAULT_SETTINGS.home, ...home });
    expect(settingsOf({ home: { currencies: ['USD'] } }).home).toEqual({
      ...DEFAULT_SETTINGS.home,
      currencies: ['USD'],
    });
  });

  it.each<[object, string]>([
    [{ followUpDay: {} }, 'followUpDay is not known: it must be one of overrideWithinHours, reviewWithinHours'],
    [JSON.parse('{"__proto__":1}') as object, '__proto__ is not known'],
    [{ constructor: 1 }, 'constructor is not known'],
    [{ followUpDays: { Height: 1 } }, 'followUpDays.Height is not known: it must be one of High, Medium, Low.'],
    [{ followUpDays: 3 }, 'followUpDays is 3: it must be an object.'],
    [{ followUpDays: { Low: -1 } }, 'followUpDays.Low is -1: it must be a whole number from 1 to 3650.'],
    [{ followUpDays: { Low: 1.5 } }, 'followUpDays.Low is 1.5: it must be a whole number'],
    [{ reviewWithinHours: '72' }, 'reviewWithinHours is "72": it must be a whole number'],
    [{ reviewWithinHours: null }, 'reviewWithinHours is null: it must be a whole number'],
    [{ reviewWithinHours: 'x'.repeat(1_000) }, `reviewWithinHours is "${'x'.repeat(59)}…: it must be`],
    [{ indicatorsDue: 0 }, 'indicatorsDue is 0: it must be a whole number from 1 to 100.'],
    [{ closureFollowUpMonths: 3 }, 'closureFollowUpMonths is 3: it must be a list.'],
    [{ closureFollowUpMonths: [1, 0] }, 'closureFollowUpMonths[1] is 0: it must be a whole number from 1 to 120.'],
    [{ closureFollowUpMonths: [1, 1] }, 'closureFollowUpMonths is [1,1]: each month must be there once.'],
    [{ home: { country: 'Thailand' } }, 'home.country is "Thailand": it must be the two letters of a country'],
    [{ home: { country: 'TH' } }, 'home.timeZone is missing: it must be the time zone in TH, such as Asia/Kathmandu'],
    [{ home: { timeZone: '+07:00' } }, 'home.timeZone is "+07:00": it must be a time zone of the IANA, such as'],
    [{ home: { timeZone: 7 } }, 'home.timeZone is 7: it must be a time zone of the IANA'],
    [{ home: { countries: ['LA', 'XX'] } }, 'home.countries[1] is "XX": it must be the two letters of a country'],
    [{ home: { languages: ['th'] } }, 'home.languages[0] is "th": it must be the three letters of a language'],
    [{ home: { currencies: 'THB' } }, 'home.currencies is "THB": it must be a list.'],
    [{ interviewers: {} }, 'interviewers is {}: it must be a list.'],
    [{ interviewers: ['kunthea'] }, 'interviewers[0] is "kunthea": it must be an object.'],
    [{ interviewers: [{ from: '2019-01-01' }] }, 'interviewers[0].worker is missing: it must be the name'],
    [{ interviewers: [{ worker: 'kunthea' }] }, 'interviewers[0].from is missing: it must be the first day'],
    [{ interviewers: [{ worker: 'Kunthea C.' }] }, 'interviewers[0].worker is "Kunthea C.": it must be the name'],
    [{ interviewers: [{ worker: 'k', from: '2019-02-29' }] }, 'interviewers[0].from is "2019-02-29": it must be a day'],
    [{ interviewers: [{ worker: 'k', from: '2019-1-1' }] }, 'interviewers[0].from is "2019-1-1": it must be a day'],
    [
      { interviewers: [{ worker: 'k', from: '2019-01-01', until: '2018-12-31' }] },
      'interviewers[0].until is "2018-12-31": it must not be before from ("2019-01-01").',
    ],
    [{ interviewers: [{ worker: 'k', from: '2019-01-01', to: '2020-12-31' }] }, 'interviewers[0].to is not known'],
    [[], 'the file is []: it must be an object.'],
  ])('are refused in one line that names the file and the key: %j', (settings, sentence) => {
    const readSettings = () => settingsOf(settings);
    expect(readSettings).toThrow(ConfigurationError);
    expect(readSettings).toThrow(`HOMEWARD_SETTINGS (${file}): ${sentence}`);
  });

  it('are refused if the file is missing or is not JSON', () => {
    expect(() => from('{')).toThrow(`HOMEWARD_SETTINGS (${file}) is not JSON: it must be a JSON file`);
    const readMissing = () => settingsFrom({ HOMEWARD_SETTINGS: join(folder, 'none.json') });
    expect(readMissing).toThrow(ConfigurationError);
    expect(readMissing).toThrow(`(${join(folder, 'none.json')}) cannot be read (ENOENT): it must be a JSON file`);
  });

  it('are checked with everything else, before anything starts', () => {
    expect(configurationFrom({}).settings).toEqual(settingsFrom({}));
    expect(() => configurationFrom({ HOMEWARD_SETTINGS: folder })).toThrow(`(${folder}) cannot be read (EISDIR)`);
  });
});
