import type { Entry } from '#kernel/decider';
import type { SurvivorState } from '../survivor.js';
import { PERSONAL } from './draw.js';
import type { Happening } from './happening.js';

/** Events that are recorded even in a duplicate and in a closed case. */
export const PRIVATE_IN_A_DUPLICATE: readonly string[] = [
  'LegalHoldLifted',
  'ErasureApproved',
  'ErasureBegun',
  'PersonalDataErased',
  'DuplicateNoted',
];
export const PRIVATE: readonly string[] = [
  'LegalHoldPlaced',
  'ErasureRequested',
  'ErasureWithdrawn',
  'ProcessingRestricted',
  'RestrictionLifted',
];

const ids = (record: readonly Entry[], type: string, id: string): unknown[] =>
  record.filter((one) => one.type === type && one.status !== 'struckOut').map(({ data }) => data[id]);

const difference = (all: readonly unknown[], ended: readonly unknown[]): unknown[] =>
  all.filter((one) => !ended.includes(one));

const holdsIn = ({ record }: SurvivorState): unknown[] => [
  ...difference(ids(record, 'LegalHoldPlaced', 'holdId'), ids(record, 'LegalHoldLifted', 'holdId')),
  ...difference(
    ids(record, 'ProsecutionOpened', 'prosecutionId'),
    ids(record, 'ProsecutionConcluded', 'prosecutionId'),
  ),
  ...record
    .filter(({ type }) => type === 'DuplicateNoted')
    .filter(({ data }, index, all) => !all.slice(index + 1).some((later) => sameDuplicate(data, later.data)))
    .filter(({ data }) => data.linked && data.held),
];

const sameDuplicate = (one: Entry['data'], other: Entry['data']): boolean =>
  one.duplicateSurvivorId === other.duplicateSurvivorId;

const ERASING = ['ErasureApproved', 'ErasureBegun', 'PersonalDataErased'];

/** The last event about an erasure. */
const lastIn = ({ record }: SurvivorState): Entry | undefined =>
  record.findLast(({ type }) => [...ERASING, 'ErasureRequested', 'ErasureWithdrawn'].includes(type));

const isBeingErased = (state: SurvivorState): boolean => ERASING.includes(lastIn(state)?.type ?? '');

/** In this record, or in a duplicate that is erased with it. */
const isCaredFor = ({ aftercare, privacy: { duplicates, erasure } }: SurvivorState): boolean =>
  aftercare.status !== 'outside' || !!erasure?.duplicates.some((id) => duplicates[id]?.inCare);

export const PRIVACY_INVARIANTS: Readonly<Record<string, (happening: Happening) => boolean>> = {
  'nothing that is held is erased': ({ before, entry }) =>
    entry.type !== 'ErasureApproved' || holdsIn(before).length === 0,

  'nobody in aftercare is erased without a reason': ({ before, entry }) =>
    entry.type !== 'ErasureApproved' ||
    entry.data.keptSurvivorId !== undefined ||
    isCaredFor(before) === (entry.data.inCareReason !== undefined),

  'nothing holds what is being erased': ({ before, entry }) =>
    !isBeingErased(before) || !['LegalHoldPlaced', 'ProsecutionOpened'].includes(entry.type),

  'an erasure is approved by a supervisor who neither requested it nor lifted a hold, or follows the kept record': ({
    before,
    entry,
  }) =>
    entry.type !== 'ErasureApproved' ||
    entry.data.keptSurvivorId === before.referral?.linkedTo ||
    (entry.by.role === 'SUPERVISOR' &&
      lastIn(before)?.type === 'ErasureRequested' &&
      lastIn(before)?.recording.by.id !== entry.by.id &&
      !before.record.some(({ type, recording }) => type === 'LegalHoldLifted' && recording.by.id === entry.by.id)),

  'an erasure that begins was approved, one that is carried out has begun, and a begun one is never withdrawn': ({
    before,
    entry,
  }) => {
    const last = lastIn(before)?.type;
    if (entry.type === 'ErasureBegun') return last === 'ErasureApproved';
    if (entry.type === 'PersonalDataErased') return last === 'ErasureBegun';
    return entry.type !== 'ErasureWithdrawn' || last === 'ErasureRequested' || last === 'ErasureApproved';
  },

  'nothing personal is recorded once an erasure is approved, except why it is withdrawn': ({ before, entry }) =>
    !isBeingErased(before) || entry.type === 'ErasureWithdrawn' || !JSON.stringify(entry.data).includes(PERSONAL),
};
