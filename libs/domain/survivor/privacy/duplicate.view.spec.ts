import type { Type } from '@nestjs/common';
import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { caseNumberOf } from '../steps/referral/case-number/case-number.rules.js';
import { linkProjection } from '../steps/referral/referral.projection.js';
import { DuplicateView } from './duplicate.view.js';
import { duplicateProjection } from './privacy.projection.js';
import { privacyStep } from './privacy.step.js';

const KEPT = 'bb55443a-693c-4f16-a348-266bb02256a6';
const FIRST = '0b9d55aa-5c1e-4a55-9c31-6d1f3c6d1f33';
const DUPLICATE = 'ebccf9e1-0d0c-4f0b-8a2b-0a3b8a3c1f11';

/** The fields that the step adds to a survivor. */
type ShowsDuplicates = new () => { duplicates(survivor: object, request: object): Promise<readonly object[]> };

type EventPair = readonly [type: string, data: object];

const projectablesOf = (subject: string, ...told: readonly EventPair[]) =>
  told.map(([type, data], revision): ProjectableEvent => {
    const metadata = { actor: { id: 'sokha' } } as ProjectableEvent['meta']['metadata'];
    const at = { revision, position: BigInt(revision), recordedAt: '2020-06-01T00:00:00Z', metadata, sealed: [] };
    const meta = { type, eventId: `e${revision}`, subject, category: 'survivor', ...at };
    return { data: data as ProjectableEvent['data'], meta };
  });

const duplicateNoted = (linked: boolean): EventPair => [
  'DuplicateNoted',
  { duplicateSurvivorId: DUPLICATE, linked, held: false },
];

describe('two linked records', () => {
  it('name each other by case number', () => {
    expect(foldRows(duplicateProjection, [], projectablesOf(KEPT, duplicateNoted(true))).saved).toMatchObject([
      { survivorId: KEPT, duplicateSurvivorId: DUPLICATE, caseNumber: caseNumberOf(DUPLICATE) },
    ]);
    expect(
      foldRows(linkProjection, [], projectablesOf(DUPLICATE, ['PersonLinked', { keptSurvivorId: KEPT }])).saved,
    ).toMatchObject([{ keptSurvivorId: KEPT, keptCaseNumber: caseNumberOf(KEPT) }]);
  });

  it('are named in the file with those that one of them had been made of', async () => {
    const noting = { duplicateSurvivorId: DUPLICATE, linked: true, held: false, duplicates: [FIRST] };
    const { saved } = foldRows(duplicateProjection, [], projectablesOf(KEPT, ['DuplicateNoted', noting]));
    const fields = privacyStep.providers.find(
      (one): one is ShowsDuplicates => 'duplicates' in (one as Type).prototype,
    )!;
    const survivor = { id: KEPT, inPart: false, rows: new Map([[DuplicateView, saved]]) };
    expect(await new fields().duplicates(survivor, {})).toMatchObject([
      { duplicateSurvivorId: DUPLICATE, caseNumber: caseNumberOf(DUPLICATE) },
      { duplicateSurvivorId: FIRST, caseNumber: caseNumberOf(FIRST) },
    ]);
  });

  it('no longer do once they are unlinked', () => {
    expect(
      foldRows(
        duplicateProjection,
        [],
        projectablesOf(KEPT, duplicateNoted(true), duplicateNoted(true), duplicateNoted(false)),
      ).saved,
    ).toEqual([]);
  });
});
