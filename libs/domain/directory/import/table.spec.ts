import { commandsIn } from './table.js';

const file = (...lines: readonly string[]) => Buffer.from(lines.join('\n'));
const HEAD = 'register,code,name,province,roles,office,kind,districts,services,from,until';

describe('a spreadsheet of registers', () => {
  it('may have its cells separated by semicolons, as where a comma separates decimals', () => {
    const [office, worker] = commandsIn(
      file(
        HEAD.replaceAll(',', ';'),
        'office;Poipet;;01;;;;;;2018-01-01;',
        'worker;bopha;Sok, Bopha;;"CASE_WORKER; SUPERVISOR";Poipet;;;;2019-01-01;',
      ),
    );
    expect(office!.input).toMatchObject({ office: 'Poipet', province: '01' });
    expect(worker!.input).toMatchObject({ name: 'Sok, Bopha', roles: ['CASE_WORKER', 'SUPERVISOR'] });
  });

  it('may be one that was saved here, in which no name begins a formula', () => {
    const [saved] = commandsIn(file(HEAD, `"organisation",,"'@Home Clinic",,,,"Ngo","'-1;'=2",,"2018-01-01",`));
    const [typed] = commandsIn(file(HEAD, 'organisation,,@Home Clinic,,,,Ngo,-1;=2,,2018-01-01,'));
    expect(saved).toEqual(typed);
    expect(saved!.input).toMatchObject({ name: '@Home Clinic', districts: ['-1', '=2'] });
    const [named] = commandsIn(file(HEAD, `organisation,,'t Huis,,,,Ngo,,,2018-01-01,`));
    expect(named!.input).toMatchObject({ name: "'t Huis" });
  });

  it('may write registers and codes as it likes, but no code is guessed', () => {
    const [worker, organisation] = commandsIn(
      file(
        HEAD,
        'Organisation,,Clinic,,,,NGO,,legal aid; MEDICAL; Magic,2018-01-01,',
        'WORKER,bopha,Bopha,,case worker; Supervisor,,,,,2019-01-01,',
      ),
    );
    expect(worker!.input).toMatchObject({ roles: ['CASE_WORKER', 'SUPERVISOR'] });
    expect(organisation!.input).toMatchObject({ kind: 'Ngo', services: ['LegalAid', 'Medical', 'Magic'] });
  });

  it('opens offices before workers join them, and ends in the opposite order', () => {
    const commands = commandsIn(
      file(
        HEAD,
        'worker,bopha,Bopha,,CASE_WORKER; SUPERVISOR,Poipet,,,,2019-01-01,2020-06-30',
        'office,Poipet,,01,,,,,,2018-01-01,2020-06-30',
        'organisation,,Kru Khmer Clinic,17,,,Health,1710;1711,Medical,2018-01-01,',
      ),
    );
    expect(commands.map(({ mutation }) => mutation)).toEqual([
      'openOffice',
      'registerWorker',
      'registerOrganisation',
      'recordDeparture',
      'closeOffice',
    ]);
    expect(commands[1]!.input).toEqual({
      worker: 'bopha',
      name: 'Bopha',
      office: 'Poipet',
      roles: ['CASE_WORKER', 'SUPERVISOR'],
      on: '2019-01-01',
    });
    expect(commands[2]!.input).toMatchObject({ districts: ['1710', '1711'], services: ['Medical'] });
  });

  it('names deputies after all colleagues, with both days in one command', () => {
    const commands = commandsIn(
      file(
        'register,code,deputy,roles,from,until',
        'deputy,makara,bopha,,2020-06-01,2020-06-30',
        'worker,makara,,SUPERVISOR,2019-01-01,',
        'worker,bopha,,CASE_WORKER,2019-01-01,',
      ),
    );
    expect(commands.map(({ mutation }) => mutation)).toEqual(['registerWorker', 'registerWorker', 'nameDeputy']);
    expect(commands[2]!.input).toEqual({ worker: 'makara', deputy: 'bopha', from: '2020-06-01', until: '2020-06-30' });
  });

  it('gives an organisation the same id each time', () => {
    const organisation = () => commandsIn(file(HEAD, 'organisation,,Clinic,,,,Health,,,2018-01-01,'))[0]!.input;
    expect(organisation().organisationId).toBe(organisation().organisationId);
  });

  it.each<[string, readonly string[], string]>([
    ['an unknown column', ['register,colour', 'office,red'], 'unknown: colour'],
    [
      'two columns of one name',
      ['register,name,from,name', 'organisation,A,2018-01-01,B'],
      'Two columns are called name',
    ],
    ['an unknown register', [HEAD, 'ship,Poipet,,,,,,,,2018-01-01,'], 'Line 2: register is “ship”'],
    ['a missing first day', [HEAD, 'office,Poipet,,,,,,,,,'], 'Line 2: from must be filled'],
    ['a worker without a name to sign in', [HEAD, 'worker,,Bopha,,,,,,,2018-01-01,'], 'Line 2: code must be filled'],
    ['a fault after an empty line', [HEAD, '', 'office,Poipet,,,,,,,,,'], 'Line 3: from must be filled'],
    [
      'a supervisor without a deputy',
      ['register,code,from', 'deputy,makara,2018-01-01'],
      'Line 2: deputy must be filled',
    ],
    ['a comma without quotes', [HEAD, 'organisation,,Clinic, Siem Reap,,,,Health,,,2018-01-01,'], 'not CSV'],
  ])('is refused for %s', (_, lines, sentence) => {
    expect(() => commandsIn(file(...lines))).toThrow(sentence);
  });
});
