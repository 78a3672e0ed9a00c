import { useTranslation } from 'react-i18next';
import { provinceInWords } from '../forms/places.js';
import { dayInWords } from '../language/days.js';
import { joinKnown } from '../language/known-facts.js';
import { useLabels } from '../language/labels.js';
import type { Period } from './period.js';
import css from './PrintedScope.module.css';

/** What paper says instead of the fields above the figures: their day, and the part of the work that they are about. */
export const PrintedScope = ({ period: { asOf, office, province, programme } }: { readonly period: Period }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const of = (name: 'office' | 'province' | 'programme', value: string) =>
    `${t(`figures.${name}`)}${t('colon')}${value}`;
  const text = joinKnown(
    asOf && t('figures.asOfDay', { day: dayInWords(asOf) }),
    office && of('office', label(office)),
    province && of('province', provinceInWords(province)),
    programme && of('programme', label(programme, 'PreventionProgramme')),
  );
  return text && <p className={css.printed}>{text}</p>;
};
