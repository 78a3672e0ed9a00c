import { id, refer, toSend } from '../../harness/mutations.js';
import { row, type Row } from './row.js';

type More = Readonly<Record<string, unknown>>;

const dependant = (more: More = {}) =>
  toSend('recordDependant', { on: '2020-03-01', relation: 'CHILD', livesWith: 'ABUSER', country: 'TH', ...more });
const pregnant = toSend('recordPregnancy', { pregnancyId: id(1), on: '2020-03-02' });
const pregnancyEnded = toSend('endPregnancy', { pregnancyId: id(1), on: '2020-04-02' });
const birth = (more: More = {}) => toSend('recordBirth', { on: '2020-09-02', ...more });

/** @param other another survivor on record */
export const familyRows = (other: string): readonly Row[] => {
  const linkRelative = (more: More = {}) =>
    toSend('linkRelative', { otherSurvivorId: other, relation: 'SIBLING', foundTogether: true, ...more });
  return [
    row(
      'RELATION_MISSING',
      'a link of two who are neither related nor were found together',
      [refer()],
      linkRelative({ relation: 'NOT_RELATED', foundTogether: false }),
    ),
    row('RELATIVE_LINKED', 'a second link to one relative', [refer(), linkRelative()], linkRelative()),
    row('NOT_FOUND', 'a link to an unknown relative', [refer()], linkRelative({ otherSurvivorId: id(404) })),
    row('SAME_RECORD', 'a link of a survivor to themselves', [refer()], ([receipt]) =>
      linkRelative({ otherSurvivorId: receipt!.id }),
    ),
    row('NOTHING_HERE', 'the end of a link that is not there', [refer()], toSend('unlinkRelative', { linkId: id(1) })),
    row('AGE_CONTRADICTS', 'a child as old as the survivor', [refer()], dependant({ birthYear: 1990 })),
    row(
      'NOT_FOUND',
      'a move of an unknown dependant',
      [refer(), dependant({ dependantId: id(1) })],
      toSend('moveDependant', { dependantId: id(404), on: '2020-04-01', livesWith: 'SURVIVOR', country: 'KH' }),
    ),
    row(
      'ID_USED',
      'another dependant under the same id',
      [refer(), dependant({ dependantId: id(1) })],
      dependant({ dependantId: id(1), country: 'LA' }),
    ),
    row(
      'PREGNANCY_RECORDED',
      'a second pregnancy at a time',
      [refer(), pregnant],
      toSend('recordPregnancy', { on: '2020-05-02' }),
    ),
    row(
      'PREGNANCY_ENDED',
      'a birth after a pregnancy that ended',
      [refer(), pregnant, pregnancyEnded],
      birth({ pregnancyId: id(1) }),
    ),
    row('DEPENDANT_INCOMPLETE', 'a child with a home and no country', [refer()], birth({ livesWith: 'SURVIVOR' })),
    row(
      'DATE_IN_FUTURE',
      'a return on a future day',
      [refer()],
      toSend('recordReturn', { manner: 'DEPORTED', from: 'TH', transit: [], on: '2999-01-01' }),
    ),
  ];
};
