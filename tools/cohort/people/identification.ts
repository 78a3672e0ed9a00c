import type { WithoutErased } from '#kernel/decider';
import type { Episode } from '../../../libs/domain/survivor/steps/identification/identification.events.js';
import { workdays } from '../calendar.js';
import { ageOn, chapter, idOf, type Life } from '../life.js';
import { step, type Step } from '../line.js';

/** What an authority decided, perhaps twice, and what became known of it later. */
export const identification = (story: Life): Step[] => {
  const life = chapter(story, 'identification');
  const { person, worker, decided, random } = life;
  const { level, by: decidedBy } = person.decision;
  if ('reasons' in person.decision)
    return [step(worker, 'recordNotIdentified', { level, decidedBy, on: decided, reasons: person.decision.reasons })];
  const { formallyOn } = person.decision;
  const exploitation = episodes(life);
  return [
    step(worker, 'identifySurvivor', { level, decidedBy, on: decided, exploitation }),
    ...(formallyOn
      ? [
          step(worker, 'identifySurvivor', {
            level: 'Formal',
            decidedBy: 'Police',
            on: formallyOn,
            documentNo: `SYNTHETIC-${random.int(1000, 9999)}`,
            exploitation,
          }),
        ]
      : []),
    ...reviseEpisodes(life, exploitation),
  ];
};

const episodes = (life: Life): WithoutErased<Episode>[] => {
  const { person, random } = life;
  const sketches = 'episodes' in person.decision ? person.decision.episodes : [];
  return sketches.map((sketch, index) => {
    const months = random.int(2, 18);
    const ageWhenTrafficked = ageOn(person, person.heard) - Math.ceil(months / 12);
    return { episodeId: idOf(life, `episode/${index}`), ...sketch, months, ageWhenTrafficked };
  });
};

/** The account of a child in a child-friendly interview without family members. */
const TOLD_LATER: Readonly<Record<string, string>> = {
  'brought-by-police':
    'It began earlier than she had first dared to say. She was locked in, and told that nobody would believe her.',
  'street-07': 'She was sent out at night as well, and beaten when she came back with too little.',
};

const reviseEpisodes = ({ person, worker, decided }: Life, [first]: readonly WithoutErased<Episode>[]): Step[] => {
  const narrative = TOLD_LATER[person.key];
  if (!narrative || !first) return [];
  const { months = 0, ageWhenTrafficked = 0, control } = first;
  const episode: WithoutErased<Episode> = {
    ...first,
    months: months + 12,
    ageWhenTrafficked: ageWhenTrafficked - 1,
    control: [...control, 'PhysicalAbuse'],
    narrative,
  };
  return [step(worker, 'reviseExploitation', { on: workdays(decided, 2), episode })];
};
