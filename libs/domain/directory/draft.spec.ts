import { RegisterDraft } from './draft.rules.js';

describe('registers drafted from what was seen', () => {
  it('begin on the first day on which something was named', () => {
    const draft = new RegisterDraft();
    draft.addOffice('Poipet', '2020-03-02');
    draft.addOffice('Poipet', '2020-02-01');
    draft.addWorker('bopha', '2020-05-01', { role: 'SUPERVISOR' });
    draft.addWorker('bopha', '2020-04-01', { role: 'CASE_WORKER' });
    expect(draft.commands()).toEqual([
      { mutation: 'openOffice', input: { office: 'Poipet', on: '2020-02-01' } },
      {
        mutation: 'registerWorker',
        input: { worker: 'bopha', roles: ['CASE_WORKER', 'SUPERVISOR'], on: '2020-04-01' },
      },
    ]);
  });

  it('open an office in time for its workers', () => {
    const draft = new RegisterDraft();
    draft.addOffice('Poipet', '2020-03-02');
    draft.addWorker('bopha', '2019-01-01', { office: 'Poipet' });
    expect(draft.commands().map(({ input }) => input.on)).toEqual(['2019-01-01', '2019-01-01']);
  });

  it('leave out what no command can name', () => {
    const draft = new RegisterDraft();
    draft.addOffice('an office', '2020-03-02');
    draft.addWorker('a colleague', '2020-03-02');
    draft.addWorker(undefined, '2020-03-02');
    expect(draft.commands()).toEqual([]);
  });
});
