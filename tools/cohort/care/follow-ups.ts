import { daysAfter, type Day } from '#kernel/decider';
import type { FollowUpMode } from '../../../libs/domain/survivor/steps/reintegration/reintegration.codes.js';
import type { RiskLevel } from '../../../libs/domain/survivor/steps/risk/risk.codes.js';
import { lastWeekday, isRestricted, workdays } from '../calendar.js';
import { LAST_DAY, ageOn, chapter, homeOn, isResting, workerOn, type Life, type Stay } from '../life.js';
import { step, type Step } from '../line.js';
import { assessmentsOf, levelOn } from './risk.js';

/** Follow-ups before their due date, sooner with a higher risk. */
const DAYS: Readonly<Record<RiskLevel, number>> = { High: 3, Medium: 14, Low: 30 };

export const followUps = (story: Life): Step[] => {
  const life = chapter(story, 'follow-ups');
  return life.stays.flatMap((stay) => [...alarmingVisit(life, stay), ...visits(life, stay)]);
};

/** What was seen on one visit, and made a new assessment due. */
const alarmingVisit = (life: Life, stay: Stay): Step[] => {
  const { alarm } = life.person;
  const lures = ['FamilyPressureToMigrate', 'JobOfferInSameCountry', 'Debt'] as const;
  return alarm
    ? [
        step(workerOn(life, stay, alarm.on), 'completeFollowUp', {
          on: alarm.on,
          mode: 'HomeVisit',
          retraffickingIndicators: lures,
          note: alarm.note,
        }),
      ]
    : [];
};

/** An assessment is a visit too: the next one is counted from it. A day that was missed is made up for within the week. */
function* visits(life: Life, stay: Stay): Generator<Step> {
  const { random, person } = life;
  const assessments = assessmentsOf(life, stay);
  const end = person.closed?.on === stay.until ? workdays(stay.until, -4) : LAST_DAY;
  let seen = assessments[0]?.on ?? LAST_DAY;
  for (;;) {
    const level = levelOn(assessments, seen);
    const turn = lastWeekday(daysAfter(seen, DAYS[level] - random.int(0, level === 'High' ? 0 : 2)));
    const sooner = assessments.find(({ on }) => seen < on && on <= turn);
    if ((sooner?.on ?? turn) >= end) return;
    if (sooner) seen = sooner.on;
    else if (level !== 'High' && random.int(1, 16) === 1) {
      yield missFollowUp(life, stay, turn);
      seen = workdays(turn, random.int(1, 4));
      yield visit(life, stay, seen, 'PhoneCall');
    } else {
      yield visit(life, stay, turn, modeOn(life, stay, turn));
      seen = turn;
    }
  }
}

const visit = (life: Life, stay: Stay, on: Day, mode: FollowUpMode): Step =>
  step(workerOn(life, stay, on), 'completeFollowUp', {
    on,
    mode,
    retraffickingIndicators: [],
    ...(life.random.int(0, 2) === 0 ? { note: life.random.pick(NOTES[mode] ?? NOTES.HomeVisit!) } : {}),
  });

const missFollowUp = (life: Life, stay: Stay, on: Day): Step =>
  step(workerOn(life, stay, on), 'recordMissedFollowUp', {
    on,
    ...(isRestricted(on)
      ? { reason: 'AccessRestricted', note: 'The village is closed to visitors.' }
      : { reason: life.random.pick(['NotReached', 'StaffUnavailable'] as const) }),
  });

const modeOn = (life: Life, stay: Stay, day: Day): FollowUpMode => {
  const { random, person } = life;
  if (isResting(life, day)) return 'PhoneCall';
  if (isRestricted(day)) return random.pick(['PhoneCall', 'PhoneCall', 'VideoCall']);
  const age = ageOn(person, day);
  if (age >= 18) return random.pick(['HomeVisit', 'OfficeVisit', 'PhoneCall']);
  return homeOn(life, stay, day) === 'Shelter' || age < 6
    ? 'HomeVisit'
    : random.pick(['HomeVisit', 'HomeVisit', 'SchoolVisit']);
};

const NOTES: Partial<Readonly<Record<FollowUpMode, readonly string[]>>> = {
  HomeVisit: [
    'Was at home, showed us the vegetable garden, and laughed a lot.',
    'The house is clean and dry. There is rice for the month.',
    'A little shy at first; spoke of a quarrel with the neighbour, which is settled.',
    'Had a cold. The health centre has given medicine.',
  ],
  SchoolVisit: [
    'The teacher is content: present every day, and good at numbers.',
    'Missed four days in the rice harvest; the teacher will call us next time.',
  ],
  OfficeVisit: ['Came by bicycle, stayed for tea, and asked about the sewing course.'],
  PhoneCall: ['Answered at once, and could speak freely.', 'Short call: all are well, and money is tight.'],
  VideoCall: ['Showed us the room and the homework of the week.'],
};
