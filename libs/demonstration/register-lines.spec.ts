import { readFileSync } from 'node:fs';
import { fold, type Directory } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { directory } from '../domain/directory/directory.decider.js';
import { requireOffice, requireWorker } from '../domain/directory/directory.rules.js';
import { isCommand, type Line } from './line.js';
import { TODAY, fillPlaceholders } from './placeholders.js';
import { registerLines } from './register-lines.js';

const by = { id: 'rachana', role: 'ADMINISTRATOR', organisation: 'A21' };
const now = '2026-03-01T09:00:00.000Z';
const lines = readFileSync('libs/demonstration/data/cambodia-2020.ndjson', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

/** The registers after these commands, none of which may be refused. */
const makeDirectory = (): Directory =>
  registerLines(lines).reduce((state, { mutation, input }, index) => {
    const context = { steps: {}, by, now, commandId: String(index), settings: DEFAULT_SETTINGS };
    const name = mutation === 'openOffice' ? 'OpenOffice' : 'RegisterWorker';
    const command = fillPlaceholders(input, now.slice(0, 10), () => undefined);
    const events = directory.decide[name](state, command as never, context);
    const recording = { id: String(index), by, at: now, command: name, commandId: context.commandId };
    return fold(
      { ...directory, initial: state },
      events.map((event) => ({ ...event, ...recording })),
    );
  }, directory.initial);

describe('the registers of the data set', () => {
  it('know every office and colleague on every day on which it names them', () => {
    const context = { directory: makeDirectory() };
    expect(Object.keys(context.directory.offices)).toEqual(['Poipet', 'SiemReapCac']);
    for (const { input } of registerLines(lines).filter(({ mutation }) => mutation === 'openOffice'))
      expect(input).toMatchObject({ name: expect.any(String), localName: expect.any(String) });
    for (const { as, input } of lines.filter(isCommand)) {
      if (typeof input.on !== 'string' || input.on === TODAY) continue;
      requireWorker(context, as.id, input.on);
      if (typeof input.worker === 'string') requireWorker(context, input.worker, input.on);
      if (typeof input.interviewer === 'string') requireWorker(context, input.interviewer, input.on);
      if (typeof input.office === 'string') requireOffice(context, input.office, input.on);
    }
  });
});
