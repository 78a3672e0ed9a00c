import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '#settings';
import { compute } from './compute.js';
import { FIGURES, figuresOf } from '../definitions/figures.js';
import { factTablesOf } from './incomplete.js';
import { figureArguments } from '../definitions/period.js';
import { FactTables, id } from '../testing/facts.js';

const ASKED = figureArguments({ from: '2020-01-01', to: '2020-12-31' }, '2021-03-01T00:00:00.000Z', DEFAULT_SETTINGS);

it('names every table that a figure reads, through all terms of its definition', () => {
  expect(figuresOf(['M1']).flatMap(factTablesOf).toSorted()).toEqual(['interview_fact', 'link_fact']);
  expect(figuresOf(['M9']).flatMap(factTablesOf).toSorted()).toEqual([
    'entry_fact',
    'exit_fact',
    'link_fact',
    'service_fact',
  ]);
  expect(figuresOf(['M21']).flatMap(factTablesOf)).toContain('task_fact');
  expect(FIGURES.filter((figure) => factTablesOf(figure).length === 0)).toEqual([]);
});

it('counts each person once who has a parked stream that the figure would count', async () => {
  const facts = await FactTables.empty();
  try {
    const park = async (name: string, subject: string | null, stream = `survivor-${subject}`) =>
      facts.db.query(
        `INSERT INTO parked (name, stream, subject, "eventId", type, position, reason, "parkedAt")
         VALUES ($1, $2, $3, $4, 'EntryCorrected', 7, 'QueryFailedError 22P02', now())`,
        [name, stream, subject, randomUUID()],
      );
    await park('entry_fact', id(1));
    await park('service_fact', id(1));
    await park('service_fact', id(2));
    await park('overview', id(3));
    await park('operation_fact', null, 'operation-x');
    const computed = await compute(facts.db, figuresOf(['M1', 'M4', 'M7', 'M9']), ASKED);
    const incomplete = computed.map(({ figure, incomplete: people }) => [figure.id, people]);
    expect(incomplete).toEqual([['M1', 0], ['M4', 1], ['M7', 1], ['M9', 2]]); // prettier-ignore
  } finally {
    await facts.drop();
  }
});
