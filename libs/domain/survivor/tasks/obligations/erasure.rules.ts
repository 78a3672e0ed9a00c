import type { OpenPart, EventMetadata } from '#kernel/decider';
import type { JusticeEvents } from '../../steps/justice/justice.events.js';
import type { PrivacyEvents } from '../../privacy/privacy.events.js';
import { isOfKind, isAbout, addTask, closeTask } from './open.rules.js';
import type { Tasks } from '../tasks.state.js';

type ErasureTaskEvents = Pick<JusticeEvents, 'ProsecutionOpened' | 'ProsecutionConcluded'> &
  Omit<PrivacyEvents, 'ErasureBegun' | 'ProcessingRestricted' | 'RestrictionLifted'>;

const addHold = (tasks: Tasks, by: string): Tasks => ({
  ...tasks,
  holds: [...tasks.holds.filter((one) => one !== by), by],
});

/** When the last hold ends, a waiting erasure continues by itself: its time runs from then. */
const releaseHold = (tasks: Tasks, by: string, { at }: Pick<EventMetadata, 'at'>): Tasks => {
  const holds = tasks.holds.filter((one) => one !== by);
  const resumes = tasks.holds.length > 0 && holds.length === 0;
  const open = tasks.open.map((one) => (resumes && isOfKind('ErasureApproval')(one) ? { ...one, since: at } : one));
  return { ...tasks, holds, open };
};

/** The approval of a requested erasure, and the end of all tasks after it. */
export const ERASURE: {
  readonly [Type in keyof ErasureTaskEvents]: (
    tasks: Tasks,
    payload: OpenPart<ErasureTaskEvents[Type]>,
    recording: EventMetadata,
  ) => Tasks;
} = {
  ProsecutionOpened: (tasks, { prosecutionId }) => addHold(tasks, prosecutionId),
  ProsecutionConcluded: (tasks, { prosecutionId }, recording) => releaseHold(tasks, prosecutionId, recording),
  LegalHoldPlaced: (tasks, { holdId }) => addHold(tasks, holdId),
  LegalHoldLifted: (tasks, { holdId }, recording) => releaseHold(tasks, holdId, recording),
  DuplicateNoted: (tasks, { duplicateSurvivorId, linked, held: isHeld }, recording) =>
    linked && isHeld ? addHold(tasks, duplicateSurvivorId) : releaseHold(tasks, duplicateSurvivorId, recording),

  ErasureRequested: (tasks, { requestId }, { at }) =>
    addTask(tasks, { kind: 'ErasureApproval', ref: requestId, since: at }),
  ErasureWithdrawn: (tasks, { requestId }) => closeTask(tasks, isAbout(requestId, 'ErasureApproval')),
  ErasureApproved: (tasks, { requestId }) => closeTask(tasks, isAbout(requestId, 'ErasureApproval')),
  /** The identity is gone: no task remains, and nothing can be looked up. */
  PersonalDataErased: (tasks) => ({ ...tasks, open: [], erased: true }),
};
