import type { ValuePlace } from '../case-file/origins/origins.js';
import { districtInWords, languageInWords, provinceInWords } from '../forms/places.js';
import { dayInWords } from '../language/days.js';
import { daysInWords, resultInWords, type InWords, type Operation, type Prevention } from './rows.js';

/** A name below `lists.fact`, its values in words, and where they stand, for the entries that said them. */
export type DetailFact = readonly [name: string, values: readonly string[], ...places: readonly ValuePlace[]];

type In = (...fields: readonly string[]) => ValuePlace;

const inRow =
  (view: string, { operationId }: { readonly operationId: string }): In =>
  (...fields) => [view, operationId, ...fields];

export const operationFacts = (one: Operation, { label, t }: InWords): readonly DetailFact[] => {
  const own = inRow('Operation', one);
  const ofResult = inRow('OperationResult', one);
  return [
    ['kind', [label(one.kind, 'OperationKind')], own('kind')],
    ['on', [dayInWords(one.on)], own('on')],
    ['office', [label(one.office)], own('office')],
    ['province', [provinceInWords(one.province)], own('province')],
    ['district', one.district ? [districtInWords(one.district)] : [], own('district')],
    ['withAuthorities', one.withAuthorities, own('withAuthorities')],
    [
      'result',
      one.result ? [`${dayInWords(one.result.on)}${t('colon')}${resultInWords(one, t)!}`] : [t('lists.noResult')],
      ofResult('on', 'met', 'screened', 'referred'),
    ],
    [
      'materials',
      (one.result?.materials ?? []).map(
        ({ title, language, count }) => `${title} · ${languageInWords(language)} · ${t('lists.handedOut', { count })}`,
      ),
      ofResult('materials'),
    ],
  ];
};

export const preventionFacts = (one: Prevention, { label, t }: InWords): readonly DetailFact[] => {
  const { attendees, materials, reach, fromSurvivorCase } = one;
  const counts = Object.entries({ attendees, materials, reach }).filter(([, count]) => count > 0);
  const own = inRow('Prevention', one);
  return [
    ['kind', [label(one.kind, 'PreventionKind')], own('kind')],
    ['on', [daysInWords(one, t)], own('on', 'to')],
    ['audience', [one.audience], own('audience')],
    ['districts', one.districts.map(districtInWords), own('districts')],
    ['counts', counts.map(([name, count]) => t(`lists.${name}`, { count })), own(...counts.map(([name]) => name))],
    ['topics', one.topics.map((topic) => label(topic, 'PreventionTopic')), own('topics')],
    ['programme', one.programme ? [label(one.programme, 'PreventionProgramme')] : [], own('programme')],
    ['agencies', one.agencies, own('agencies')],
    [
      'fromSurvivorCase',
      fromSurvivorCase === null ? [t('file.notRecorded')] : [t(fromSurvivorCase ? 'form.yes' : 'form.no')],
      own('fromSurvivorCase'),
    ],
  ];
};
