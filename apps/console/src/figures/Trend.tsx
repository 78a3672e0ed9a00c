import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Save } from '../exports/Save.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { monthInWords } from '../language/days.js';
import { Bar } from './Bar.js';
import { TREND } from './documents.js';
import { lengthOf, numberInWords, valueInWords } from './number.js';
import { trendPathOf, type Period } from './period.js';
import type { FigureWords } from './words.js';
import css from './FigureCard.module.css';

interface Props {
  readonly id: string;
  readonly period: Period;
  /** Whether only whole years are released. */
  readonly byYear: boolean;
  readonly words: FigureWords;
  /** The key of the row; empty for the usual one. */
  readonly row: string;
  readonly onRow: (key: string) => void;
}

/** The first year of a trend of years. */
const FROM_YEAR = 2018;

/** One number of a figure, month by month; for readers of released numbers, year by year. */
export const Trend = ({ id, period, byYear, words, row, onRow }: Props) => {
  const { t } = useTranslation();
  const shown = byYear ? { ...period, from: `${FROM_YEAR}-01-01` } : period;
  const [{ data, error, fetching }] = useQuery({ query: TREND, variables: { id, ...shown } });
  if (error) return <ErrorNotice error={error} />;
  if (!data && fetching) return <Waiting rows={2} />;
  const points = data!.figureTrend;
  const keys = [...new Set(points.flatMap(({ cells }) => cells.map(({ key }) => key)))];
  const key = [row, 'total'].find((one) => keys.includes(one)) ?? keys[0];
  if (points.length === 0 || key === undefined) return <p className={css.definition}>{t('figures.noTrend')}</p>;
  const nameOf = (one: string) => Object.values(words.cell(one)).join(t('colon'));
  const rows = points.map(({ from, cells }) => ({ from, cell: cells.find((cell) => cell.key === key) }));
  const beside = rows.flatMap(({ cell }) => cell ?? []);
  return (
    <div className={css.trend}>
      {keys.length > 1 && (
        <select aria-label={t('figures.what')} value={key} onChange={({ currentTarget }) => onRow(currentTarget.value)}>
          {keys.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      )}
      <table>
        <thead className="unseen">
          <tr>
            <th scope="col">{t(byYear ? 'figures.year' : 'figures.month')}</th>
            <th scope="col">{t('figures.value')}</th>
            <th scope="col" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, cell }) => (
            <tr key={from}>
              <th scope="row">{byYear ? from.slice(0, 4) : monthInWords(from.slice(0, 7))}</th>
              <td className={css.value}>
                {cell?.withheld ? '‡' : cell ? valueInWords(cell, cell.value) : numberInWords(0, 'NUMBER')}
              </td>
              <Bar length={cell ? lengthOf(cell, beside) : 0} />
            </tr>
          ))}
        </tbody>
      </table>
      <Save
        files={[
          [t('save.csv'), trendPathOf(id, shown, 'csv')],
          [t('save.xlsx'), trendPathOf(id, shown, 'xlsx')],
        ]}
      />
    </div>
  );
};
