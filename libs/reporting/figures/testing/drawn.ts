import { id, type Facts } from './facts.js';

/** A seeded random generator: the same numbers in every run. */
export const drawn = (seed: number) => (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
export const dayOf = (number: number): string => new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10);

let revision = 0;

/** Something happens to one of so many people on some day, or is corrected, or turns out to belong to another person. */
export const happens = async (facts: Facts, draw: (below: number) => number): Promise<number> => {
  const [who, day] = [draw(12), dayOf(draw(120))];
  const later = { recordedFrom: '2020-12-01T00:00:00Z' };
  const kinds: readonly (() => Promise<unknown>)[] = [
    () => facts.tell('record', who, day, { type: 'ReferralReceived' }),
    () => facts.tell('record', who, day, { type: 'EntryCorrected' }),
    () => facts.tell('person', who, day, { sex: draw(2) ? 'Male' : 'Female', ...later }),
    () => facts.tell('interview', who, day, { minor: draw(2) === 0, operationId: draw(2) ? id(90) : null }),
    () => facts.tell('identification', who, day, { positive: draw(3) > 0 }),
    () => facts.tell('entry', who, day),
    () => facts.tell('service', who, day, { type: draw(2) ? 'Tutoring' : 'Medical', amount: draw(500), currency: 'USD' }),
    () => facts.tell('repatriation', who, day, { country: draw(2) ? 'TH' : 'CN' }),
    () => facts.tell('irregular', who, day),
    () => facts.tell('reading', who, day),
    () => facts.tell('assignment', who, day, { assignmentId: id(70 + draw(3)), worker: [null, 'sokha', 'bopha'][draw(3)], revision: revision++ }),
    () => facts.tell('assignment', who, day, { assignmentId: id(70 + draw(3)), worker: 'sokha', revision: revision++ }),
    () => facts.tell('plan', who, day, { planId: id(80 + draw(2)), kind: ['submitted', 'approved'][draw(2)], revision: revision++ }),
    () => facts.tell('plan', who, day, { planId: id(80 + draw(2)), revision: revision++ }),
    () => facts.tell('plan', who, day, { planId: null, kind: 'ended', revision: revision++ }),
    () => facts.tell('exit', who, day),
    () => facts.tell('episode', who, day, { episodeId: `one${draw(2)}`, type: draw(2) ? 'Servitude' : 'ForcedBegging' }),
    () => facts.tell('interview', who, day, { operationId: id(90 + draw(2)), streetChild: true, forcedByFamily: draw(2) === 0 }),
    () => facts.tell('operation', 90 + draw(2), day, { kind: draw(2) ? 'CacOutreach' : 'Identification' }),
    () => facts.tell('prevention', 92, day, { attendees: draw(9), materials: draw(9), reach: draw(9) }),
    () => facts.tell('forensic_interview', who, day),
    () => facts.tell('prosecution', who, day, { prosecutionId: id(95), kind: draw(2) ? 'opened' : 'concluded', outcome: 'Convicted' }),
    () => facts.tell('task', who, day, { type: 'AftercareEntered', said: { on: day }, revision: revision++ }),
    () => facts.tell('reopening', who, day),
    () => facts.tell('link', who, day, { keptSurvivorId: draw(3) ? id(draw(12)) : null, recordedFrom: `2020-11-01T00:00:${10 + draw(49)}Z` }),
    () => facts.db.query(`UPDATE interview_fact SET "recordedTo" = '2020-12-02T00:00:00Z' WHERE subject = $1`, [id(who)]),
  ]; // prettier-ignore
  await kinds[draw(kinds.length)]!();
  return who;
};
