import { CUSTODY_STATUSES, DEPENDANT_HOMES, KINSHIPS } from '../../steps/family/family.codes.js';
import type { Draw } from '../draw.js';
import type { CommandGenerators } from '../drawn.js';

/** Other records, few enough that a journey links one twice. */
const OTHERS = ['one', 'two'].map((_, index) => `00000000-0000-4000-8000-00000000000${index + 1}`);

const home = (draw: Draw) => ({ livesWith: draw.one(DEPENDANT_HOMES), country: draw.one(['TH', 'KH']) });
const note = (draw: Draw) => draw.maybe(() => ({ note: draw.personal() }));

/** Commands about relatives, dependants, pregnancies and births. */
export const FAMILY = {
  LinkRelative: (draw) => ({
    otherSurvivorId: draw.one(OTHERS),
    relation: draw.one(KINSHIPS),
    foundTogether: draw.flag(),
    ...draw.maybe(() => ({ linkId: draw.id() })),
    ...note(draw),
  }),
  UnlinkRelative: (draw, { family }) => ({
    linkId: draw.known(Object.keys(family.links)),
    ...draw.maybe(() => ({ reason: draw.personal() })),
  }),
  FollowRelativeLink: (draw, { family }) => ({
    linkId: draw.rarely(4) ? draw.known(Object.keys(family.links)) : draw.id(),
    otherSurvivorId: draw.one(OTHERS),
    relation: draw.one(KINSHIPS),
    foundTogether: draw.flag(),
  }),
  FollowRelativeUnlink: (draw, { family }) => ({
    linkId: draw.known(Object.keys(family.links)),
    otherSurvivorId: draw.one(OTHERS),
  }),

  RecordDependant: (draw) => ({
    on: draw.day(),
    relation: draw.one(KINSHIPS),
    ...home(draw),
    ...draw.maybe(() => ({ dependantId: draw.id(), birthYear: draw.one([1970, 2001, 2015, 2018]) })),
    ...draw.maybe(() => ({ name: draw.personal() })),
    ...note(draw),
  }),
  MoveDependant: (draw, { family }) => ({
    dependantId: draw.known(Object.keys(family.dependants)),
    on: draw.day(),
    ...home(draw),
    ...note(draw),
  }),
  RecordCustody: (draw, { family }) => ({
    dependantId: draw.known(Object.keys(family.dependants)),
    on: draw.day(),
    custody: draw.one(CUSTODY_STATUSES),
    ...draw.maybe(() => ({ court: draw.personal() })),
    ...note(draw),
  }),

  RecordPregnancy: (draw) => ({
    on: draw.day(),
    ...draw.maybe(() => ({ pregnancyId: draw.id(), dueMonth: '2020-12' })),
    ...note(draw),
  }),
  EndPregnancy: (draw, { family }) => ({
    pregnancyId: draw.known(Object.keys(family.pregnancies)),
    on: draw.day(),
    ...note(draw),
  }),
  RecordBirth: (draw, { family }) => ({
    on: draw.day(),
    ...draw.maybe(() => ({ birthId: draw.id(), pregnancyId: draw.known(Object.keys(family.pregnancies)) })),
    ...draw.maybe(() => (draw.rarely(4) ? { country: 'KH' } : home(draw))),
    ...draw.maybe(() => ({ name: draw.personal() })),
    ...note(draw),
  }),
} satisfies Partial<CommandGenerators>;
