import { chanceOf } from '../../../domain/survivor/testing/chance.js';
import { id, type FactRow, type FactTables } from './facts.js';

/** Whole numbers from 0 that are less than the given one. */
export const seededDraw = (seed: number): ((below: number) => number) => {
  const chance = chanceOf(seed);
  return (below) => chance(below - 1);
};

export const dayOf = (number: number): string => new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10);

let revision = 0;

const CORRECTED = ['entry', 'service', 'identification', 'repatriation', 'record', 'plan', 'assignment', 'referral'];

/** From an instant on all of these, or the last of them, happened on another day; before, they did not. */
const moveFacts = (
  facts: FactTables,
  kind: string,
  who: number,
  { day, from, one }: { readonly day: string; readonly from: string; readonly one: boolean },
): Promise<unknown> =>
  facts.db.query(
    `WITH known AS (SELECT "eventId" FROM ${kind}_fact WHERE subject = $1 AND "recordedTo" IS NULL AND "recordedFrom" < $3
        ORDER BY "happenedOn" DESC, "eventId" LIMIT ${one ? '1' : 'ALL'}),
      former AS (UPDATE ${kind}_fact SET "recordedTo" = $3
        WHERE "eventId" IN (SELECT "eventId" FROM known) AND "recordedTo" IS NULL RETURNING *)
      INSERT INTO ${kind}_fact SELECT (jsonb_populate_record(NULL::${kind}_fact, to_jsonb(former) || jsonb_build_object(
        'eventId', gen_random_uuid(), 'happenedOn', $2::date, 'recordedFrom', "recordedTo", 'recordedTo', NULL))).* FROM former`,
    [id(who), day, from],
  );

/** The instants at which facts are recorded, each after the one before it. */
export const instantAt = (number: number): string => new Date(Date.UTC(2020, 11, 10) + number * 1_000).toISOString();

/**
 * Something happens to one of so many people on some day, or is corrected, or turns out to belong to another person.
 * @param at when it is recorded; by default on its day, links and corrections at some instant after all days
 */
export const insertRandomFact = async (
  tables: FactTables,
  draw: (below: number) => number,
  at?: string,
): Promise<number> => {
  const [who, day] = [draw(12), dayOf(draw(120))];
  const later = { recordedFrom: '2020-12-01T00:00:00Z' };
  const facts = {
    insert: (...[kind, subject, on, columns]: FactRow) =>
      tables.insert(kind, subject, on, { ...columns, ...(at !== undefined && { recordedFrom: at }) }),
  };
  const kinds: readonly (() => Promise<unknown>)[] = [
    () => facts.insert('record', who, day, { type: 'ReferralReceived' }),
    () => facts.insert('record', who, day, { type: 'EntryCorrected' }),
    () => facts.insert('person', who, day, { sex: draw(2) ? 'Male' : 'Female', ...later }),
    () => facts.insert('interview', who, day, { minor: draw(2) === 0, operationId: draw(2) ? id(90) : null }),
    () => facts.insert('identification', who, day, { positive: draw(3) > 0 }),
    () => facts.insert('entry', who, day),
    () => facts.insert('service', who, day, { type: draw(2) ? 'Tutoring' : 'Medical', amount: draw(500), currency: 'USD' }),
    () => facts.insert('repatriation', who, day, { country: draw(2) ? 'TH' : 'CN' }),
    () => facts.insert('homecoming', who, day, { manner: draw(2) ? 'OwnMeans' : 'Deported', transit: draw(2) ? ['LA'] : [] }),
    () => facts.insert('dependant', who, day, { dependantId: id(60 + draw(3)), revision: revision++ }),
    () => facts.insert('birth', who, day),
    () => facts.insert('irregular', who, day),
    () => facts.insert('reading', who, day),
    () => facts.insert('assignment', who, day, { assignmentId: id(70 + draw(3)), worker: [null, 'sokha', 'bopha'][draw(3)], revision: revision++ }),
    () => facts.insert('assignment', who, day, { assignmentId: id(70 + draw(3)), worker: 'sokha', office: draw(2) ? 'Poipet' : 'SiemReapCac', revision: revision++ }),
    () => facts.insert('plan', who, day, { planId: id(80 + draw(2)), kind: ['submitted', 'approved'][draw(2)], revision: revision++ }),
    () => facts.insert('plan', who, day, { planId: id(80 + draw(2)), revision: revision++ }),
    () => facts.insert('plan', who, day, { planId: null, kind: 'ended', revision: revision++ }),
    () => facts.insert('assignment', who, day, { assignmentId: null, worker: null, revision: revision++ }),
    () => facts.insert('exit', who, day),
    () => facts.insert('episode', who, day, { episodeId: `one${draw(2)}`, type: draw(2) ? 'Servitude' : 'ForcedBegging' }),
    () => facts.insert('interview', who, day, { operationId: id(90 + draw(2)), streetChild: true, forcedByFamily: draw(2) === 0 }),
    () => facts.insert('operation', 90 + draw(2), day, { kind: draw(2) ? 'CacOutreach' : 'Identification' }),
    () => facts.insert('prevention', 92, day, { attendees: draw(9), materials: draw(9), reach: draw(9) }),
    () => facts.insert('operation_result', 93, day, { met: draw(9), screened: draw(5), materials: [{ title: 'one', language: 'khm', count: draw(9) }] }),
    () => facts.insert('referral', who, day, { source: draw(2) ? 'Community' : 'Hotline', office: draw(2) ? 'Poipet' : 'SiemReapCac' }),
    () => facts.insert('mdt_review', who, day),
    () => facts.insert('forensic_interview', who, day),
    () => facts.insert('prosecution', who, day, { prosecutionId: id(95), kind: draw(2) ? 'opened' : 'concluded', outcome: 'Convicted' }),
    () => facts.insert('accused', 95, day, { accusedId: id(96 + draw(2)), kind: 'named', revision: revision++ }),
    () => facts.insert('accused', 95, day, { accusedId: draw(3) ? id(96 + draw(2)) : null, kind: 'verdict', outcome: ['Convicted', 'Acquitted', null][draw(3)], revision: revision++ }),
    () => facts.insert('sentence', 95, day, { accusedId: draw(3) ? id(96 + draw(2)) : null, months: draw(99), revision: revision++ }),
    () => facts.insert('appeal', 95, day, { appealId: id(98 + draw(2)), ...(draw(2) ? {} : { kind: 'decided', outcome: 'Upheld' }) }),
    () => facts.insert('compensation', 95, day, { kind: draw(2) ? 'ordered' : 'paid', amount: draw(500) }),
    () => facts.insert('task', who, day, { type: 'AftercareEntered', payload: { on: day }, revision: revision++ }),
    () => facts.insert('reopening', who, day),
    () => facts.insert('link', who, day, { keptSurvivorId: draw(3) ? id(draw(12)) : null, recordedFrom: `2020-11-01T00:00:${10 + draw(49)}Z` }),
    () => tables.db.query(`UPDATE interview_fact SET "recordedTo" = $2 WHERE subject = $1 AND "recordedTo" IS NULL`, [id(who), at ?? '2020-12-02T00:00:00Z']),
    () => moveFacts(tables, CORRECTED[draw(CORRECTED.length)]!, who, { day, from: at ?? '2020-12-03T00:00:00Z', one: draw(2) === 0 }),
  ]; // prettier-ignore
  await kinds[draw(kinds.length)]!();
  return who;
};

/** Marks that the facts of these have changed, as the projector does; of null: those of anybody. */
export const mark = (
  { db }: FactTables,
  people: readonly (string | null)[],
  since: string | null = null,
  until = since,
): Promise<unknown> =>
  db.query(
    `INSERT INTO touched (id, subject, since, until)
      SELECT gen_random_uuid(), subject, $2::timestamptz, $3::timestamptz FROM unnest($1::uuid[]) AS subject`,
    [people, since, until],
  );
