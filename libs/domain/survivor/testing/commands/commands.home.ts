import { dayAt } from '#kernel/decider';
import { HOUSING, PROGRAMMES, type Housing } from '../../steps/aftercare/aftercare.codes.js';
import { RETURN_MANNERS } from '../../steps/repatriation/repatriation.codes.js';
import type { SurvivorState } from '../../survivor.js';
import { instantAfter, type Draw } from '../draw.js';
import type { CommandGenerators } from '../drawn.js';

/** The housing that each measure leads to. */
const HOME_OF = {
  FosterPlacement: 'Foster',
  FamilyReunification: 'Parents',
  Repatriation: undefined,
  Other: undefined,
};

/** A home that two colleagues found to be in the best interest, or else any. */
const homeFor = (draw: Draw, { review }: SurvivorState): Housing => {
  const homes = review.determinations
    .filter(({ confirmedOn, spentOn, outcome }) => confirmedOn && !spentOn && outcome === 'InBestInterest')
    .flatMap(({ measure }) => HOME_OF[measure] ?? []) as Housing[];
  return homes.length > 0 && draw.flag() ? draw.one(homes) : draw.one(HOUSING);
};

/** Commands about where the survivor lives, and who lives there. */
export const HOME = {
  CompleteRepatriation: (draw, { repatriation }) => ({
    from: draw.rarely(4) ? 'VN' : (repatriation.underWay?.from ?? 'TH'),
    crossing: draw.text(),
    authorities: [draw.text()],
    on: draw.day(),
    ...draw.maybe(() => ({ escort: draw.text(), receptionPlace: draw.personal() })),
  }),

  RecordReturn: (draw) => ({
    manner: draw.one(RETURN_MANNERS),
    from: draw.one(['TH', 'MY']),
    transit: draw.flag() ? ['LA'] : [],
    on: draw.day(),
    ...draw.maybe(() => ({ returnId: draw.id(), crossing: draw.text() })),
    ...draw.maybe(() => ({ irregularCrossing: draw.flag() })),
  }),

  EnterAftercare: (draw, state) => ({
    on: draw.day(),
    office: 'Poipet',
    programme: draw.one(PROGRAMMES),
    housing: homeFor(draw, state),
    ...draw.maybe(() => ({ address: draw.personal(), safetyPlan: draw.personal() })),
  }),
  ChangeHousing: (draw, state) => ({
    on: draw.day(),
    arrangement: homeFor(draw, state),
    ...draw.maybe(() => ({ carer: draw.personal(), address: draw.personal() })),
    ...draw.maybe(() => ({ safetyPlan: draw.personal() })),
  }),

  PlanReintegration: (draw) => ({
    on: draw.day(),
    arrangement: draw.one(HOUSING),
    ...draw.maybe(() => ({ reintegrationId: draw.id(), province: '01', district: '0102' })),
    ...draw.maybe(() => ({ withWhom: draw.personal(), place: draw.personal(), note: draw.personal() })),
    ...draw.maybe(() => ({ expectedOn: dayAt(instantAfter(draw.now, draw.whole(60))) })),
  }),
  CompleteReintegration: (draw, state) => ({
    reintegrationId: draw.flag() ? draw.id() : draw.known(Object.keys(state.reintegration.planned)),
    on: draw.day(),
    arrangement: homeFor(draw, state),
    ...draw.maybe(() => ({ province: '01', district: '0102' })),
    place: draw.personal(),
    ...draw.maybe(() => ({ withWhom: draw.personal(), safetyPlan: draw.personal() })),
  }),
} satisfies Partial<CommandGenerators>;
