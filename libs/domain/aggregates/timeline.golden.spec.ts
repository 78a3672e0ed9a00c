import { codesOf, enumNameOf } from '#nest';
import { listValuesOf } from '../survivor/timeline/recorded-values.js';
import { aggregates, steps } from './index.js';
import { goldenFiles, goldenIn } from './testing/golden.js';

const listValues = listValuesOf(steps);

const open = goldenFiles()
  .map((file) => goldenIn(file).opened)
  // a correction is read by the entry that it corrects
  .filter(({ type }) => type in aggregates.survivor.evolve && type !== 'EntryCorrected')
  .flatMap(({ type, data }) => listValues({ type, command: '', data }, 'opened').map((value) => ({ type, ...value })));

/** Names of people and places in the golden files, which are no codes. */
const TEXTS = [
  'agency',
  'article',
  'authorities',
  'court',
  'crossing',
  'escort',
  'interviewers',
  'provider',
  'recipients',
  'scheme',
  'to',
];

describe('the values of every stored event', () => {
  it('are read as codes of an enum that has them', () => {
    const wrong = open
      .filter(({ kind }) => kind === 'Code')
      .filter(({ list, values }) => {
        const names = (codesOf(list ?? '') ?? []).map(enumNameOf);
        return values.some((value) => !names.includes(value));
      });
    expect(wrong).toEqual([]);
    expect(open.filter(({ kind }) => kind === 'Code').length).toBeGreaterThan(50);
  });

  it('leave no code to be read as a text', () => {
    const unread = open
      .filter(
        ({ kind, values }) => kind === 'Text' && values.some((value) => /^[A-Z][a-z]+([A-Z][a-z]+)*$/.test(value)),
      )
      .map(({ type, within, field, values }) => `${type}.${within ? `${within}.` : ''}${field}: ${values.join()}`);
    expect(unread.filter((one) => !TEXTS.some((field) => one.includes(`.${field}:`)))).toEqual([]);
  });
});
