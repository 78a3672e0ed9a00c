import { replayUpTo } from './state.js';

const change = (what: string, row: string, before: unknown, after: unknown) => ({ what, row, before, after });
const entries = [
  {
    command: 'Receive',
    changes: [change('Referral.source', 'k', null, 'Hotline'), change('Referral.birthYear', 'k', null, null)],
  },
  {
    command: 'Plan',
    changes: [change('Service.status', 'k/1', null, 'Planned'), change('Service.status', 'k/2', null, 'Planned')],
  },
  { command: 'Deliver', changes: [change('Service.status', 'k/1', 'Planned', 'Delivered')] },
  { command: 'TakeBack', changes: [change('Service.status', 'k/2', 'Planned', null)] },
];

describe('the state after an entry', () => {
  it('is what all entries up to it left, by part and row with the command of each field, and marks what the last one changed', () => {
    expect([...replayUpTo(entries, 2)]).toEqual([
      [
        'closing',
        [
          {
            id: 'Referral k',
            fields: { source: 'Hotline' },
            commands: { source: 'Receive', birthYear: 'Receive' },
            isNew: false,
          },
        ],
      ],
      [
        'services',
        [
          { id: 'Service k/1', fields: { status: 'Delivered' }, commands: { status: 'Deliver' }, isNew: true },
          { id: 'Service k/2', fields: { status: 'Planned' }, commands: { status: 'Plan' }, isNew: false },
        ],
      ],
    ]);
  });

  it('of an earlier entry knows nothing of later ones, and leaves out what was taken back', () => {
    expect([...replayUpTo(entries, 0).keys()]).toEqual(['closing']);
    expect(replayUpTo(entries, 3).get('services')).toEqual([
      { id: 'Service k/1', fields: { status: 'Delivered' }, commands: { status: 'Deliver' }, isNew: false },
    ]);
  });
});
