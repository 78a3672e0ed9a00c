import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { refuse } from '#kernel/decider';
import { REFUSAL_CODES } from '#nest';
import { REFUSALS_KM } from './refusals.km.js';
import { OF_SEVERAL, PAGE, pageOf, readRefusals, rulesOn, sourcesByCode, specsOn } from './testing/rules-page.js';

const page = readFileSync(PAGE, 'utf8');
const refusals = readRefusals();
const sources = sourcesByCode();

/** Without the spaces with which prettier aligns a table. */
const squeeze = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

describe('the descriptions of the refusals', () => {
  it('are complete: one for each code, beside the code that refuses with it', () => {
    const described = new Set(refusals.map(({ code }) => code));
    const toDescribe = [...sources].flatMap(([code, paths]) =>
      described.has(code)
        ? []
        : [`describe ${code} in the refusals.json beside ${paths[0]!}, or in ${OF_SEVERAL}, and run \`npm run rules\``],
    );
    expect(toDescribe).toEqual([]);
    expect(described.size).toBe(refusals.length);
  });

  it('stand beside the code that refuses so, or with those of several folders', () => {
    const astray = refusals.flatMap(({ code, file }) => {
      const paths = sources.get(code) ?? [];
      if (paths.length === 0) return [`${file}: remove ${code}, which no code refuses with`];
      const isBeside = paths.some((path) => path.startsWith(`${dirname(file)}/`));
      return isBeside || file === OF_SEVERAL ? [] : [`${file}: move ${code} beside ${paths[0]!}`];
    });
    expect(astray).toEqual([]);
  });

  it('belong to a rule of the page', () => {
    const rules = rulesOn(page);
    const unknown = refusals.filter(({ rule }) => rule !== undefined && !rules.includes(rule));
    expect(unknown.map(({ code, rule }) => `${PAGE} has no rule ${rule}, to which ${code} belongs`)).toEqual([]);
    expect(rules.length).toBeGreaterThan(20);
  });

  it('say what happens and what to do, without the separator of a table', () => {
    const flawed = refusals.filter(({ when, km }) => !/^[a-z0-9“(A-Z][^|]*[^.|]$/.test(when) || km.includes('|'));
    expect(flawed.map(({ code, when }) => `${code}: ${when}`)).toEqual([]);
  });
});

describe('docs/reference/rules.md', () => {
  it('is as `npm run rules` writes it', () => {
    expect(squeeze(page)).toBe(squeeze(pageOf(page, refusals)));
  });

  it('names a spec for each code', () => {
    const rows = [...specsOn(page)];
    expect(rows.length).toBe(refusals.length);
    const unseen = rows.filter(([, specs]) => specs.length === 0);
    expect(unseen.map(([code]) => `write a spec that contains '${code}', and run \`npm run rules\``)).toEqual([]);
  });
});

describe('libs/i18n/refusals.km.ts', () => {
  it('is as `npm run rules` writes it', () => {
    expect(REFUSALS_KM).toEqual(Object.fromEntries(refusals.map(({ code, km }) => [code, km])));
    expect(Object.keys(REFUSALS_KM)).toEqual(refusals.map(({ code }) => code));
  });
});

describe('libs/nest/refusal.codes.ts', () => {
  it('is as `npm run rules` writes it', () => {
    expect(REFUSAL_CODES).toEqual(refusals.map(({ code }) => code));
  });

  it('lets no step refuse with a code that is described nowhere', () => {
    // @ts-expect-error -- described nowhere: `npm run types` fails where this compiles
    expect(() => refuse('DESCRIBED_NOWHERE', 'No.')).toThrow('No.');
  });
});
