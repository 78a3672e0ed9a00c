import { commandsIn, inputOf } from './to-record.js';

const row = (line: number, place: number, mutation: string) => ({
  line,
  register: 'office',
  name: 'Poipet',
  change: 'NEW' as const,
  reason: null,
  sentence: null,
  commands: [{ mutation, input: { office: 'Poipet' }, place }],
});

describe('what is recorded of a file', () => {
  it('goes in the order of the service, whatever the order of the file', () => {
    const commands = commandsIn([row(2, 1, 'closeOffice'), row(3, 0, 'openOffice')]);
    expect(commands.map(({ line, mutation }) => [line, mutation])).toEqual([
      [3, 'openOffice'],
      [2, 'closeOffice'],
    ]);
    expect(new Set(commands.map(({ input }) => input.commandId)).size).toBe(2);
  });

  it('names codes as mutations take them, and leaves names alone', () => {
    expect(inputOf({ kind: 'Ngo', services: ['LegalAid'], name: 'Kru Khmer', office: 'SiemReapCac' })).toEqual({
      kind: 'NGO',
      services: ['LEGAL_AID'],
      name: 'Kru Khmer',
      office: 'SiemReapCac',
    });
  });
});
