import type { Day } from '#kernel/decider';
import type {
  PreventionKind,
  PreventionProgramme,
  PreventionTopic,
} from '../../libs/domain/operation/operation.codes.js';
import { commands, step, type PersonStep } from './line.js';
import { randomOf } from './prng.js';
import { STAFF } from './people/staff.js';

/** The twelve districts of Siem Reap; the gazetteer has no 1705 and no 1708. */
const ALL = ['1701', '1702', '1703', '1704', '1706', '1707', '1709', '1710', '1711', '1712', '1713', '1714'] as const;
type District = (typeof ALL)[number];

type Row = readonly [
  on: Day,
  kind: PreventionKind,
  districts: readonly District[],
  audience: string,
  attendees: number,
  materials: number,
  reach: number,
];

/** 684 educators, 1,530 printed materials, five trainings of 312 professionals, one broadcast. */
const ACTIVITIES: readonly Row[] = [
  ['2020-01-16', 'MaterialDistribution', ['1710', '1709'], 'Primary schools', 0, 260, 0],
  ['2020-02-06', 'ProfessionalTraining', ['1710', '1707', '1702'], 'Commune leaders and police', 64, 0, 0],
  ['2020-02-20', 'CommunityPresentation', ['1706'], 'Villagers', 58, 0, 0],
  ['2020-03-03', 'TrainTheTrainer', ['1710', '1709'], 'Primary school teachers', 92, 0, 0],
  ['2020-04-24', 'Broadcast', ['1710'], 'The public, by radio and social media', 0, 0, 10_400],
  ['2020-05-14', 'MaterialDistribution', ['1701', '1712', '1714'], 'Parents', 0, 310, 0],
  ['2020-06-11', 'ProfessionalTraining', ['1711', '1704', '1713'], 'Social affairs officers', 57, 0, 0],
  ['2020-06-18', 'TrainTheTrainer', ['1711'], 'Primary school teachers', 78, 0, 0],
  ['2020-07-02', 'TrainTheTrainer', ['1704', '1713'], 'Primary school teachers', 85, 0, 0],
  ['2020-07-16', 'ProfessionalTraining', ['1706', '1712'], 'Chiefs of villages', 68, 0, 0],
  ['2020-07-30', 'TrainTheTrainer', ['1706', '1712'], 'Primary school teachers', 71, 0, 0],
  ['2020-08-13', 'MaterialDistribution', ['1703', '1702', '1713'], 'Job seekers', 0, 340, 0],
  ['2020-08-27', 'TrainTheTrainer', ['1701', '1714'], 'Primary school teachers', 96, 0, 0],
  ['2020-09-03', 'ProfessionalTraining', ['1701', '1714', '1703'], 'Women and children committees', 61, 0, 0],
  ['2020-09-17', 'TrainTheTrainer', ['1707'], 'Primary school teachers', 88, 0, 0],
  ['2020-10-01', 'CommunityPresentation', ['1712', '1714'], 'Villagers', 73, 0, 0],
  ['2020-10-15', 'TrainTheTrainer', ['1703', '1702'], 'Primary school teachers', 83, 0, 0],
  ['2020-10-22', 'ProfessionalTraining', ALL, 'Provincial committee against trafficking', 62, 0, 0],
  ['2020-11-05', 'TrainTheTrainer', ['1710'], 'Officers of the department of education', 91, 0, 0],
  ['2020-11-24', 'CommunityPresentation', ['1711'], 'Villagers, with the village leader', 66, 0, 0],
  ['2020-12-03', 'MaterialDistribution', ['1704', '1706', '1711'], 'Primary schools', 0, 620, 0],
];

/** What activities of a kind are about, and the programme they belong to. */
const ABOUT: Record<PreventionKind, { topics: readonly PreventionTopic[]; programme: PreventionProgramme }> = {
  TrainTheTrainer: { topics: ['Recognition', 'OnlineSafety'], programme: 'PrimaryPrevention' },
  ProfessionalTraining: { topics: ['IdentificationInterview', 'TraumaInformedCare'], programme: 'CacModel' },
  CommunityPresentation: { topics: ['Recognition', 'SafeMigration'], programme: 'ParentGuide' },
  Broadcast: { topics: ['Recognition'], programme: 'PrimaryPrevention' },
  MaterialDistribution: { topics: ['Recognition', 'SafeMigration'], programme: 'SafeEmployment' },
};

export const prevention = (seed: number): PersonStep[] => {
  const random = randomOf(seed, 'prevention');
  return ACTIVITIES.flatMap(([on, kind, districts, audience, attendees, materials, reach]) =>
    commands(random, {}, [
      step(STAFF.sophea, 'holdPreventionActivity', {
        operationId: random.uuid(),
        kind,
        districts,
        audience,
        attendees,
        materials,
        reach,
        on,
        ...ABOUT[kind],
      }),
    ]),
  );
};
