import { sectionsOf } from './sections.js';

const found = { name: 'found', title: 'Found', figures: ['M27', 'M1'] };
const record = { name: 'record', title: 'The records', figures: ['M23'] };

describe('the sections of the figures', () => {
  it('hold their figures in reading order, and are left out where they have none', () => {
    expect(sectionsOf([{ id: 'M1' }, { id: 'M27' }], [found, record], 'Others')).toEqual([
      { ...found, figures: [{ id: 'M27' }, { id: 'M1' }] },
    ]);
  });

  it('are followed by the figures that stand in none', () => {
    expect(sectionsOf([{ id: 'M23' }, { id: 'M99' }], [found, record], 'Others')).toEqual([
      { ...record, figures: [{ id: 'M23' }] },
      { name: 'others', title: 'Others', figures: [{ id: 'M99' }] },
    ]);
  });
});
