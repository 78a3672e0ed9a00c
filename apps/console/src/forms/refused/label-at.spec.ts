import { joinLabel, labelAt } from './label-at.js';
import { someInputs as inputs } from '../testing.js';

describe('a problem in a form', () => {
  it('is named as the form names its field', () => {
    expect(labelAt('DeliverService', 'goalId', inputs)).toBe('Goal of the plan');
  });

  it('is named with the groups in which its field stands, as people count them', () => {
    expect(labelAt('DraftCasePlan', 'goals.0.aim', inputs)).toBe('goals · 1 · aim');
    expect(labelAt('DeliverService', 'cost.amount', inputs)).toBe('cost · amount');
  });

  it('is named by the field alone in the form of a correction', () => {
    expect(labelAt('CorrectEntry', 'replacement.deliverService.goalId', inputs)).toBe('Goal of the plan');
  });

  it('has no colon after a label that is a question', () => {
    expect(joinLabel('Goal of the plan', ': ')).toBe('Goal of the plan: ');
    expect(joinLabel('Is it safe to call?', ': ')).toBe('Is it safe to call? ');
  });

  it('has no name where no form asks for it', () => {
    expect(labelAt('DeliverService', 'expectedRevision', inputs)).toBe('');
    expect(labelAt('DeliverService', 'nothing.of.this', inputs)).toBe('');
  });
});
