import type { Command, Line } from './line.js';
import { sendLines } from './send-lines.js';

const borey = { id: 'borey', role: 'LEGAL_OFFICER', office: 'Poipet' } as const;
const commandOf = (mutation: string, ids: object): Command => ({
  as: borey,
  mutation,
  input: { commandId: `${mutation} ${JSON.stringify(ids)}`, ...ids },
});

/** What is sent and answered, in that order; each answer takes until everything else that can be sent was sent. */
const courseOf = async (lines: readonly Line[]): Promise<string[]> => {
  const course: string[] = [];
  await sendLines(lines, {
    today: '2026-11-28',
    send: async (_as, mutation) => {
      if (mutation.startsWith('register') || mutation === 'openOffice') return { eventIds: [] };
      course.push(`${mutation} sent`);
      await new Promise(setImmediate);
      course.push(`${mutation} answered`);
      return { eventIds: [mutation] };
    },
    waitForPolicies: () => Promise.resolve(),
    sideBySide: async (items, work) => void (await Promise.all(items.map(work))),
    progress: () => undefined,
  });
  return course;
};

describe('the commands of a data set', () => {
  const opened = commandOf('openProsecution', { survivorId: 'one', prosecutionId: 'case' });

  it('about a court case are answered before the next one about its survivor is sent', async () => {
    const course = await courseOf([
      opened,
      { await: 'policies' },
      commandOf('discontinueProsecution', { prosecutionId: 'case' }),
      commandOf('endAssignment', { survivorId: 'one' }),
    ]);
    expect(course.slice(2)).toEqual([
      'discontinueProsecution sent',
      'discontinueProsecution answered',
      'endAssignment sent',
      'endAssignment answered',
    ]);
  });

  it('about two court cases that share a survivor go in order, too', async () => {
    const course = await courseOf([
      opened,
      commandOf('joinProsecution', { survivorId: 'two', prosecutionId: 'case' }),
      commandOf('openProsecution', { survivorId: 'two', prosecutionId: 'other' }),
      { await: 'policies' },
      commandOf('holdHearing', { prosecutionId: 'other' }),
      commandOf('endAssignment', { survivorId: 'one' }),
    ]);
    expect(course.slice(6)).toEqual([
      'holdHearing sent',
      'holdHearing answered',
      'endAssignment sent',
      'endAssignment answered',
    ]);
  });

  it('about people who share no court case are sent side by side', async () => {
    const course = await courseOf([
      commandOf('assessRisk', { survivorId: 'one' }),
      commandOf('draftPlan', { survivorId: 'two' }),
    ]);
    expect(course).toEqual(['assessRisk sent', 'draftPlan sent', 'assessRisk answered', 'draftPlan answered']);
  });
});
