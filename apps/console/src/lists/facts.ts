import { districtInWords, languageInWords, provinceInWords } from '../forms/places.js';
import { dayInWords } from '../language/days.js';
import { daysInWords, resultInWords, type InWords, type Operation, type Prevention } from './rows.js';

/** A name below `lists.fact`, and its values in words. */
export type DetailFact = readonly [name: string, values: readonly string[]];

export const operationFacts = (one: Operation, { label, t }: InWords): readonly DetailFact[] => [
  ['on', [dayInWords(one.on)]],
  ['office', [label(one.office)]],
  ['province', [provinceInWords(one.province)]],
  ['withAuthorities', one.withAuthorities],
  [
    'result',
    one.result ? [`${dayInWords(one.result.on)}${t('colon')}${resultInWords(one, t)!}`] : [t('lists.noResult')],
  ],
  [
    'materials',
    (one.result?.materials ?? []).map(
      ({ title, language, count }) => `${title} · ${languageInWords(language)} · ${t('lists.handedOut', { count })}`,
    ),
  ],
];

export const preventionFacts = (one: Prevention, { label, t }: InWords): readonly DetailFact[] => {
  const { attendees, materials, reach, fromSurvivorCase } = one;
  const counts = Object.entries({ attendees, materials, reach }).filter(([, count]) => count > 0);
  return [
    ['on', [daysInWords(one, t)]],
    ['audience', [one.audience]],
    ['districts', one.districts.map(districtInWords)],
    ['counts', counts.map(([name, count]) => t(`lists.${name}`, { count }))],
    ['topics', one.topics.map((topic) => label(topic, 'PreventionTopic'))],
    ['programme', one.programme ? [label(one.programme, 'PreventionProgramme')] : []],
    ['agencies', one.agencies],
    [
      'fromSurvivorCase',
      fromSurvivorCase === null ? [t('file.notRecorded')] : [t(fromSurvivorCase ? 'form.yes' : 'form.no')],
    ],
  ];
};
