import type { Refusal } from '#kernel/decider';
import { EXPORTED_PER_DAY, EXPORT_MAX_ROWS, ExportBudget } from './export-budget.js';

const codeOf = (work: () => void): string | undefined => {
  try {
    work();
  } catch (error) {
    return (error as Refusal).code;
  }
  return undefined;
};

describe('the budget of exports', () => {
  it('refuses a file with more rows than a list has', () => {
    const budget = new ExportBudget();
    expect(codeOf(() => budget.requireFits(EXPORT_MAX_ROWS))).toBeUndefined();
    expect(codeOf(() => budget.requireFits(EXPORT_MAX_ROWS + 1))).toBe('EXPORT_TOO_LARGE');
  });

  it('refuses what one person takes out beyond a day’s rows, and nobody else', () => {
    const budget = new ExportBudget();
    const spend = (who: string, rows: number, now = '2026-03-01T03:00:00.000Z') =>
      codeOf(() => budget.spend(who, rows, now));
    expect(spend('sokha', EXPORTED_PER_DAY - 1)).toBeUndefined();
    expect(spend('sokha', 2)).toBe('EXPORTS_SPENT');
    expect(spend('sokha', 1)).toBeUndefined();
    expect(spend('bopha', 2)).toBeUndefined();
    expect(spend('sokha', 1)).toBe('EXPORTS_SPENT');
    expect(spend('sokha', 1, '2026-03-02T03:00:00.000Z')).toBeUndefined();
  });

  it('counts nothing for a file that nobody received', () => {
    const budget = new ExportBudget();
    const now = '2026-03-01T03:00:00.000Z';
    const giveBack = budget.spend('sokha', EXPORTED_PER_DAY, now);
    expect(codeOf(() => budget.spend('sokha', 1, now))).toBe('EXPORTS_SPENT');
    giveBack();
    expect(codeOf(() => budget.spend('sokha', EXPORTED_PER_DAY, now))).toBeUndefined();
  });
});
