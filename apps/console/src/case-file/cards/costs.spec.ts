import { costsByYear } from './costs.js';

const cost = (on: string, amount: number, currency = 'USD') => ({ on, amount, currency });

describe('the cost of the services', () => {
  it('is summed by year and currency, the latest year first', () => {
    const services = [
      { costs: [cost('2019-12-31', 500), cost('2020-01-02', 1800)] },
      { costs: [cost('2020-03-01', 1800), cost('2020-03-01', 4000_00, 'KHR')] },
      { costs: [] },
    ];
    expect(costsByYear(services)).toEqual([
      {
        year: '2020',
        costs: [
          { currency: 'KHR', amount: 4000_00 },
          { currency: 'USD', amount: 3600 },
        ],
      },
      { year: '2019', costs: [{ currency: 'USD', amount: 500 }] },
    ]);
  });
});
