import { ERASURE_ASKED_BY, ERASURE_IN_CARE_REASONS, LEGAL_HOLD_REASONS } from '../../privacy/privacy.codes.js';
import { GUARDIAN_KIN } from '../../steps/consent/consent.codes.js';
import type { SurvivorState } from '../../survivor.js';
import type { Draw } from '../draw.js';
import type { CommandGenerators } from '../drawn.js';

/** The pending erasure, or one that is no longer requested. */
const requestIn = (draw: Draw, { privacy: { erasure, requests } }: SurvivorState): string =>
  draw.known(erasure && !draw.rarely(6) ? [erasure.requestId] : Object.keys(requests));

/** Commands about holds and the erasure of personal data. */
export const PRIVACY = {
  PlaceLegalHold: (draw, { privacy }) => ({
    reason: draw.one(LEGAL_HOLD_REASONS),
    on: draw.day(),
    ...draw.maybe(() => ({ holdId: draw.rarely(4) ? draw.known(Object.keys(privacy.holds)) : draw.id() })),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
  LiftLegalHold: (draw, { privacy }) => ({
    holdId: draw.known(Object.keys(privacy.holds)),
    on: draw.day(),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),

  RequestErasure: (draw) => ({
    on: draw.day(),
    askedBy: draw.one(ERASURE_ASKED_BY),
    ...draw.maybe(() => ({ guardianKin: draw.one(GUARDIAN_KIN) })),
    ...draw.maybe(() => ({ childAssent: draw.flag() })),
    ...draw.maybe(() => ({ requestId: draw.id(), note: draw.personal() })),
  }),
  ApproveErasure: (draw, state) => ({
    requestId: requestIn(draw, state),
    on: draw.day(),
    ...draw.maybe(() => ({ inCareReason: draw.one(ERASURE_IN_CARE_REASONS) })),
  }),
  WithdrawErasure: (draw, state) => ({
    requestId: requestIn(draw, state),
    on: draw.day(),
    ...draw.maybe(() => ({ reason: draw.personal() })),
  }),

  BeginErasure: (draw, state) => ({ requestId: requestIn(draw, state) }),
  RecordErasure: (draw, state) => ({
    requestId: requestIn(draw, state),
    classes: ['identity', 'testimony'],
    keyIds: [draw.id(), draw.id()],
  }),
  FollowErasure: (draw, { referral }) => ({
    requestId: draw.id(),
    on: draw.day(),
    keptSurvivorId: draw.rarely(6) ? draw.id() : (referral?.linkedTo ?? draw.id()),
    duplicates: draw.flag() ? [draw.id()] : [],
  }),
  NoteDuplicate: (draw, { privacy: { duplicates } }) => ({
    duplicateSurvivorId: draw.flag() ? draw.known(Object.keys(duplicates)) : draw.id(),
    linked: draw.flag(),
    held: draw.rarely(3),
    ...draw.maybe(() => ({ duplicates: [draw.id()], involved: [draw.one(['makara', 'dara'])], inCare: true as const })),
    ...draw.maybe(() => ({ verdictOn: draw.day() })),
  }),
  SettleRestriction: (draw, state) => ({ requestId: requestIn(draw, state) }),
} satisfies Partial<CommandGenerators>;
