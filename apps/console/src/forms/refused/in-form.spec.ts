import type { TFunction } from 'i18next';
import { inForm } from './in-form.js';
import { someInputs as inputs } from '../testing.js';

const TEXTS: Readonly<Record<string, string>> = { colon: ': ' };
const t = ((key: string, { defaultValue }: { readonly defaultValue?: string } = {}) =>
  TEXTS[key] ?? defaultValue ?? key) as TFunction;
const shownOf = (refusal: Parameters<typeof inForm>[0]) =>
  inForm(refusal, 'DeliverService', inputs, { t, label: (code) => code ?? '' });
const refused = (more: object) => ({ code: 'VALIDATION', message: '', fields: [], since: [], ...more });

describe('a refusal in a form', () => {
  it('says what is wrong with a field by its label, and its name nowhere', () => {
    const fields = [{ path: 'input.goalId', problem: 'goalId must be a UUID' }];
    const { refusal, problems } = shownOf(refused({ message: 'goalId must be a UUID.', fields }));
    expect(refusal.message).toBe('Goal of the plan: must be a UUID.');
    expect([...problems]).toEqual([['goalId', 'must be a UUID']]);
  });

  it('says nothing in English of a field about which it says so in the language of the reader', () => {
    const fields = [{ path: 'goalId', problem: 'ត្រូវជាចំនួនគត់' }];
    const message = 'សំណើនេះមិនត្រឹមត្រូវ។';
    const { refusal, problems } = shownOf(refused({ message, detail: 'goalId must be a UUID.', fields }));
    expect(refusal).toMatchObject({ message });
    expect(refusal).not.toHaveProperty('detail');
    expect([...problems.values()]).toEqual(['ត្រូវជាចំនួនគត់']);
  });

  it('keeps the particulars of any other refusal, with labels', () => {
    const { refusal } = shownOf(refused({ code: 'GOALS_MISSING', message: 'Name it (goalId).', detail: 'goalId' }));
    expect(refusal).toMatchObject({ message: 'Name it (“Goal of the plan”).', detail: '“Goal of the plan”' });
  });
});
