import type { ClassesOf } from '#kernel/decider';
import { fieldsOf, manyRows, type Step } from '#nest';
import { FlawedRecords } from './flawed-records.js';
import type { SetAsideEvents } from './set-aside.events.js';
import { setAsideLabels } from './set-aside.labels.js';
import { setAsideProjection } from './set-aside.projection.js';
import { SetAsideResolver } from './set-aside.resolver.js';
import { SetAsideView } from './set-aside.view.js';
import { SettingAside } from './setting-aside.js';

const classes = {
  SetAsideRequested: {
    requestId: 'open',
    eventId: 'open',
    revision: 'open',
    flaw: 'open',
    survivorId: 'open',
    reason: 'testimony',
  },
  EventSetAside: { requestId: 'open', eventId: 'open', revision: 'open', survivorId: 'open' },
  SetAsideDeclined: { requestId: 'open', eventId: 'open', survivorId: 'open', reason: 'testimony' },
} satisfies ClassesOf<SetAsideEvents>;

/** Not a step of the journey: two people decide on an unreliable entry. */
export const setAsideStep: Step = {
  providers: [
    SettingAside,
    FlawedRecords,
    SetAsideResolver,
    fieldsOf({ setAside: manyRows(SetAsideView, 'Requests to set entries aside, and their outcome.') }),
  ],
  labels: setAsideLabels,
  projections: [setAsideProjection],
  classes,
  upcast: {},
  amends: {},
  inputs: {},
};
