import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { RecordAlarmsArgs } from '../../security/access-log/record-alarm.view.js';
import { SuspectedDuplicatesArgs } from '../between-offices/duplicates/duplicates.type.js';
import { SearchSurvivorsArgs } from '../survivor/steps/referral/search/search.type.js';
import { DueTasksArgs } from '../survivor/tasks/tasks.type.js';

const ID = '0123abcd-0123-4abc-8abc-0123456789ab';
const NO_ID = '-'.repeat(36);

const problemsOf = async (args: new () => object, after: string) =>
  (await validate(plainToInstance(args, { after })))
    .filter(({ property }) => property === 'after')
    .flatMap(({ constraints = {} }) => Object.values(constraints));

describe.each([
  {
    list: 'possible duplicates',
    args: SuspectedDuplicatesArgs,
    of: 'a pair',
    valid: [`0/1/2026-02-28T10:00:00.000Z/${ID}`],
    wrong: [
      `0/1/2026-02-31T10:00:00.000Z/${ID}`,
      `0/1/2026-02-28T25:00:00.000Z/${ID}`,
      `0/1/2026-02-28T10:00:00+07:00/${ID}`,
      `0/1/2026-02-28T10:00:00Z/${ID}`,
      `2/1/2026-02-28T10:00:00.000Z/${ID}`,
      `2026-02-28T10:00:00.000Z/${ID}`,
      `0/1/2026-02-28T10:00:00.000Z/${NO_ID}`,
    ],
  },
  {
    list: 'alarms',
    args: RecordAlarmsArgs,
    of: 'an alarm',
    valid: [`2026-02-28T10:00:00.000Z/${ID}`],
    wrong: [
      `2026-02-28T10:00:00.000+07:00/${ID}`,
      `2026-02-28T13:00:00+07:00/${ID}`,
      `2026-02-28T10:00:00Z/${ID}`,
      `2026-02-31T10:00:00.000Z/${ID}`,
    ],
  },
  {
    list: 'due tasks',
    args: DueTasksArgs,
    of: 'a task',
    valid: [`2026-02-28/${ID}/FollowUp/1`],
    wrong: [`2026-02-31/${ID}/FollowUp/1`, `2026-02-28/${NO_ID}/FollowUp/1`, `2026-02-28/${ID}`, `2026-02-28/${ID}/`],
  },
  {
    list: 'survivors who were found',
    args: SearchSurvivorsArgs,
    of: 'a search result',
    valid: [`0/${ID}`, `9/${ID}`],
    wrong: [`10/${ID}`, `0/${NO_ID}`, ID],
  },
])('the cursor in the list of $list', ({ args, of, valid, wrong }) => {
  it.each(valid)('may be %s', async (after) => {
    expect(await problemsOf(args, after)).toEqual([]);
  });

  it.each(wrong)('is not %s', async (after) => {
    expect(await problemsOf(args, after)).toEqual([`after must be the cursor of ${of}`]);
  });
});
