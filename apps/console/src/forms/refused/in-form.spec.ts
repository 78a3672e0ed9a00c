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

  it('says at its field what a rule says of it, and keeps the particulars', () => {
    const fields = [{ path: 'on', problem: 'លំដាប់ថ្ងៃមិនត្រឹមត្រូវ' }];
    const shown = shownOf(refused({ code: 'DATE_ORDER', message: 'លំដាប់ថ្ងៃមិនត្រឹមត្រូវ។', fields }));
    expect([...shown.problems]).toEqual([['on', 'លំដាប់ថ្ងៃមិនត្រឹមត្រូវ']]);
    expect(shown.isSaidAtFields).toBe(true);
    const detailed = shownOf(refused({ code: 'DATE_ORDER', message: '', detail: 'The day is wrong.', fields }));
    expect(detailed.isSaidAtFields).toBe(false);
    expect(detailed.refusal).toMatchObject({ detail: 'The day is wrong.' });
  });

  it('keeps the notice where no field of the form is named, or something must come first', () => {
    const fields = [{ path: 'nothing', problem: 'is wrong' }];
    expect(shownOf(refused({ fields })).isSaidAtFields).toBe(false);
    expect(shownOf(refused({})).isSaidAtFields).toBe(false);
    const first = { first: 'giveConsent', fields: [{ path: 'on', problem: 'is wrong' }] };
    expect(shownOf(refused(first)).isSaidAtFields).toBe(false);
  });

  it('finds the field of a corrected entry in what replaces it', () => {
    const fields = [{ path: 'on', problem: 'it lies in the future' }];
    const values = { replacement: { deliverService: { on: '2020-05-01' } } };
    const words = { t, label: (code: string | null | undefined) => code ?? '' };
    const { problems } = inForm(refused({ code: 'DATE_IN_FUTURE', fields }), 'CorrectEntry', inputs, words, values);
    expect([...problems.keys()]).toEqual(['replacement.deliverService.on']);
  });

  it('keeps the particulars of any other refusal, with labels', () => {
    const { refusal } = shownOf(refused({ code: 'GOALS_MISSING', message: 'Name it (goalId).', detail: 'goalId' }));
    expect(refusal).toMatchObject({ message: 'Name it (“Goal of the plan”).', detail: '“Goal of the plan”' });
  });
});
