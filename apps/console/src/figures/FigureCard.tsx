import { useTranslation } from 'react-i18next';
import { Bar } from './Bar.js';
import { BehindIt } from './BehindIt.js';
import { Trend } from './Trend.js';
import type { Purpose } from '../journey/purposes.js';
import { useIsPrinting } from '../print/use-is-printing.js';
import type { Cell, Figure } from './documents.js';
import { lengthOf, numberInWords, valueInWords } from './number.js';
import type { OpenParts } from './opened.js';
import type { FigureWords } from './words.js';
import type { Period } from './period.js';
import css from './FigureCard.module.css';

/** Rows shown before the rest is expanded, which nobody can do on paper. */
const ROWS_SHOWN = 8;

/** The sign of a number that is not shown. The page explains it. */
const Withheld = () => {
  const { t } = useTranslation();
  return <abbr title={t('figures.withheld')}>‡</abbr>;
};

const Row = ({
  cell,
  name,
  beside,
  compares,
}: {
  readonly cell: Cell;
  readonly name: string;
  readonly beside: readonly Cell[];
  readonly compares: boolean;
}) => {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={css.value}>
        {cell.withheld ? <Withheld /> : valueInWords(cell, cell.value)}
        {!cell.withheld && cell.unit === 'DAYS' && ` ${t('figures.days')}`}
      </td>
      <Bar length={lengthOf(cell, beside)} />
      <td className={css.base}>
        {cell.base !== null &&
          cell.numerator !== null &&
          t('figures.of', {
            numerator: numberInWords(cell.numerator, 'NUMBER'),
            base: numberInWords(cell.base, 'NUMBER'),
          })}
      </td>
      {compares && (
        <td className={css.before}>
          {cell.previous?.withheld ? <Withheld /> : valueInWords(cell, cell.previous?.value)}
        </td>
      )}
    </tr>
  );
};

interface Group {
  readonly group: string | undefined;
  readonly rows: readonly { readonly cell: Cell; readonly name: string }[];
}

/** The cells by group. */
const groupsOf = (cells: readonly Cell[], words: FigureWords): readonly Group[] => {
  const groups = new Map<string | undefined, Group['rows']>();
  for (const cell of cells) {
    const { group, cell: name } = words.cell(cell.key);
    groups.set(group, [...(groups.get(group) ?? []), { cell, name }]);
  }
  return [...groups].map(([group, rows]) => ({ group, rows }));
};

interface Props {
  readonly figure: Figure;
  /** Whether the figure has just changed. */
  readonly fresh: boolean;
  readonly period: Period;
  /** With which purpose the user sees the counted entries; undefined if they may not. */
  readonly drills: Purpose | undefined;
  readonly words: FigureWords;
  readonly opened: OpenParts;
  readonly onOpen: (changed: OpenParts) => void;
}

/** One figure: its numbers, bases and definition, as a table for screen readers and print. */
export const FigureCard = ({ figure, fresh, period, drills, words, opened, onOpen }: Props) => {
  const { t } = useTranslation();
  const { all, trend, behind } = opened;
  const isPrinting = useIsPrinting();
  const wayTo = (part: keyof OpenParts) => ({
    type: 'button' as const,
    className: css.more,
    'aria-expanded': opened[part] !== undefined,
    onClick: () => onOpen({ [part]: opened[part] === undefined ? '' : undefined }),
  });
  const { id, version, cells, incomplete } = figure;
  const [title, definition] = [words.title(figure), words.definition(figure)];
  const compares = figure.comparedTo !== null;
  const year = figure.comparedTo?.from.slice(0, 4);
  const total = cells.find(({ key }) => key === 'total');
  const others = cells.filter((cell) => cell !== total);
  const shown = all !== undefined || isPrinting ? others : others.slice(0, ROWS_SHOWN);
  return (
    <article
      className={css.figure}
      data-fresh={fresh || undefined}
      data-long={others.length > ROWS_SHOWN || undefined}
      aria-labelledby={`figure-${id}`}
    >
      <div className={css.head}>
        <h3 id={`figure-${id}`}>
          <span>{id}</span> <span lang={title.lang}>{title.text}</span>
        </h3>
        {total && (
          <p className={css.total}>
            <strong>{total.withheld ? <Withheld /> : numberInWords(total.value, total.unit)}</strong>
            {total.base !== null && (
              <span>
                {t('figures.of', {
                  numerator: numberInWords(total.numerator, 'NUMBER'),
                  base: numberInWords(total.base, 'NUMBER'),
                })}
              </span>
            )}
            {compares && total.previous && !total.previous.withheld && (
              <span>{t('figures.before', { year, value: numberInWords(total.previous.value, total.unit) })}</span>
            )}
          </p>
        )}
      </div>
      {cells.length === 0 && <p className={css.definition}>{t('figures.empty')}</p>}
      {shown.length > 0 && (
        <table>
          <thead className={compares ? css.heads : 'unseen'}>
            <tr>
              <th scope="col">{t('figures.what')}</th>
              <th scope="col">{t('figures.value')}</th>
              <th scope="col" aria-hidden="true" />
              <th scope="col">{t('figures.base')}</th>
              {compares && <th scope="col">{year}</th>}
            </tr>
          </thead>
          {groupsOf(shown, words).map(({ group, rows }) => (
            <tbody key={group ?? ''}>
              {group && (
                <tr className={css.group}>
                  <th scope="rowgroup" colSpan={compares ? 5 : 4}>
                    {group}
                  </th>
                </tr>
              )}
              {rows.map(({ cell, name }) => (
                <Row key={cell.key} cell={cell} name={name} beside={rows.map((row) => row.cell)} compares={compares} />
              ))}
            </tbody>
          ))}
        </table>
      )}
      {others.length > ROWS_SHOWN && (
        <button {...wayTo('all')}>
          {t(all !== undefined ? 'figures.fewer' : 'figures.all', { count: others.length })}
        </button>
      )}
      <p className={css.definition}>
        <span lang={definition.lang}>{definition.text}</span> <span>({t('figures.version', { version })})</span>
      </p>
      {incomplete !== null && incomplete > 0 && (
        <p className={css.incomplete}>{t('figures.incomplete', { count: incomplete })}</p>
      )}
      <button {...wayTo('trend')}>{t(drills ? 'figures.months' : 'figures.years')}</button>
      {trend !== undefined && (
        <Trend
          id={id}
          period={period}
          byYear={!drills}
          words={words}
          row={trend}
          onRow={(row) => onOpen({ trend: row })}
        />
      )}
      {drills && <button {...wayTo('behind')}>{t('figures.behind')}</button>}
      {behind !== undefined && drills && (
        <BehindIt
          id={id}
          period={period}
          purpose={drills}
          after={behind}
          onPage={(after) => onOpen({ behind: after })}
        />
      )}
    </article>
  );
};
