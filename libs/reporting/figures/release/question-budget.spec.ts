import { QUESTIONS_PER_DAY, QuestionBudget } from './question-budget.js';

const [TODAY, TOMORROW] = ['2026-11-28T05:00:00.000Z', '2026-11-29T05:00:00.000Z'];

const refusalOf = (ask: () => void): string | undefined => {
  try {
    ask();
    return undefined;
  } catch (error) {
    return (error as { readonly code?: string }).code;
  }
};

it('limits the different questions of a person and day, and no question that was asked before', () => {
  const budget = new QuestionBudget();
  const ask = (question: string, now = TODAY, who = 'chanthou') => refusalOf(() => budget.spend(who, question, now));
  const all = Array.from({ length: QUESTIONS_PER_DAY }, (_, n) => ask(String(n)));
  expect(new Set(all)).toEqual(new Set([undefined]));
  expect(ask('another')).toBe('QUESTIONS_SPENT');
  expect(ask('0')).toBeUndefined();
  expect(ask('another', TODAY, 'dara')).toBeUndefined();
  expect(ask('another', TOMORROW)).toBeUndefined();
});
