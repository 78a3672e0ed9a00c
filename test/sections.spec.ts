import { FIGURES } from '#reporting/figures';
import { sectionsOf } from '../apps/console/src/figures/sections.js';
import { SECTIONS } from '../libs/reporting/annual/sections.js';

describe('the sections of the figures', () => {
  it('are the same in the console as in the annual report, and hold every figure', () => {
    const shown = sectionsOf(FIGURES).map(([section, figures]) => [section, figures.map(({ id }) => id)]);
    expect(shown).toEqual(Object.entries(SECTIONS));
    expect(Object.values(SECTIONS).flat().toSorted()).toEqual(FIGURES.map(({ id }) => id).toSorted());
  });
});
