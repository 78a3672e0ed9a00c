import type { EventMap } from '#kernel/decider';
import { rows } from '#kernel/projections';
import { PREGNANCY_EVENTS } from '../steps/family/family.events.js';
import { survivor } from '../survivor.js';
import { statusAfter } from '../tasks/case-status.rules.js';
import { OverviewView } from './overview.view.js';

const CLOSED_BY: Readonly<Record<string, boolean>> = { CaseClosed: true, CaseReopened: false };

/** Nobody learns of them from a view that shows no health. */
const REVEALING: ReadonlySet<string> = new Set(PREGNANCY_EVENTS);

/** Every event of every step counts, so that `revision` is the one that a command expects. */
export const overviewProjection = rows<EventMap, OverviewView>({
  view: OverviewView,
  of: 'survivor',
  key: (_, { subject }) => ({ survivorId: subject }),
  on: Object.fromEntries(
    Object.keys(survivor.evolve).map((type) => [
      type,
      (_, row, { recordedAt, metadata }) => ({
        last: REVEALING.has(type) ? (row.last ?? 'ReferralReceived') : type,
        recordedAt,
        recordedBy: metadata.actor.id,
        closed: CLOSED_BY[type] ?? row.closed ?? false,
        status: statusAfter(row.status, type),
      }),
    ]),
  ),
});
