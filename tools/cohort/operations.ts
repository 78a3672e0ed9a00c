import type { Day } from '#kernel/decider';
import type { OperationKind } from '../../libs/domain/operation/operation.codes.js';
import { commands, step, type PersonStep } from './line.js';
import { randomOf, type Random } from './prng.js';
import { STAFF } from './people/staff.js';

type Row = readonly [key: string, on: Day, kind: OperationKind, province: string];

/** The seventeen of 2020. An outreach is a kind of identification operation. */
const OPERATIONS = [
  ['outreach-01', '2020-01-14', 'CacOutreach', '17'],
  ['operation-01', '2020-01-22', 'Identification', '17'],
  ['outreach-02', '2020-02-12', 'CacOutreach', '17'],
  ['operation-02', '2020-02-27', 'Identification', '01'],
  ['outreach-03', '2020-03-05', 'CacOutreach', '17'],
  ['outreach-04', '2020-06-04', 'CacOutreach', '17'],
  ['outreach-05', '2020-06-26', 'CacOutreach', '17'],
  ['outreach-06', '2020-07-09', 'CacOutreach', '17'],
  ['operation-03', '2020-07-22', 'Identification', '02'],
  ['outreach-07', '2020-08-06', 'CacOutreach', '17'],
  ['outreach-08', '2020-08-19', 'CacOutreach', '17'],
  ['outreach-09', '2020-09-10', 'CacOutreach', '17'],
  ['operation-04', '2020-09-24', 'Identification', '17'],
  ['outreach-10', '2020-10-08', 'CacOutreach', '17'],
  ['outreach-11', '2020-10-28', 'CacOutreach', '17'],
  ['outreach-12', '2020-11-12', 'CacOutreach', '17'],
  ['operation-05', '2020-11-26', 'Identification', '17'],
] as const satisfies readonly Row[];

export type OutreachKey = Extract<(typeof OPERATIONS)[number], readonly [string, string, 'CacOutreach', string]>[0];

/** What an outreach or an operation of this kind hands out, and where its team talks to people. */
const TITLES: Record<OperationKind, string> = {
  CacOutreach: 'You are not alone: where children on the street find help',
  Identification: 'Your rights when you talk to the police',
};

/** Two or three people are screened for each one who is referred. */
const result = (random: Random, kind: OperationKind) => {
  const referred = random.int(1, 3);
  const screened = referred * random.int(2, 3);
  const met = screened + random.int(6, 30);
  return { met, screened, referred, materials: [{ title: TITLES[kind], language: 'khm', count: met * 2 }] };
};

const PARTNERS: Record<OperationKind, readonly string[]> = {
  CacOutreach: ['Provincial Department of Social Affairs', 'Commune Committee for Women and Children'],
  Identification: ['Provincial Anti-Human Trafficking Police', 'Provincial Department of Social Affairs'],
};

export const operationId = (seed: number, key: string): string => randomOf(seed, `operation/${key}`).uuid();

export const dayOfOutreach = (key: OutreachKey): Day => OPERATIONS.find(([known]) => known === key)![1];

export const operations = (seed: number): PersonStep[] =>
  OPERATIONS.flatMap(([key, on, kind, province]) =>
    commands(randomOf(seed, `operation/${key}/commands`), {}, [
      step(STAFF.sophea, 'conductOperation', {
        operationId: operationId(seed, key),
        kind,
        office: 'SiemReapCac',
        province,
        withAuthorities: PARTNERS[kind],
        on,
      }),
      step(STAFF.sophea, 'recordOperationResult', {
        operationId: operationId(seed, key),
        on,
        ...result(randomOf(seed, `operation/${key}/result`), kind),
      }),
    ]),
  );
