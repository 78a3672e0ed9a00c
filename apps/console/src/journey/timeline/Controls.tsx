import { useTranslation } from 'react-i18next';
import { monthInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { countInWords } from '../../language/language.js';
import { Line } from '../../layout/Line.js';
import type { Lane } from './documents.js';
import type { LoadedTimeline } from './pages.js';
import type { Filter } from './rows.js';
import lanes from './lanes.module.css';
import css from './Controls.module.css';

interface Props {
  readonly loaded: LoadedTimeline;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly onMonth: (month: string) => void;
}

const toggleLane = (chosen: ReadonlySet<Lane>, lane: Lane): ReadonlySet<Lane> =>
  new Set(chosen.has(lane) ? [...chosen].filter((one) => one !== lane) : [...chosen, lane]);

/** Lanes as filters, a box to find words, and the months. */
export const Controls = ({ loaded, filter, onFilter, onMonth }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <div className={css.controls} role="search">
      <div className={css.lanes} role="group" aria-label={t('timeline.lanes')}>
        {[...loaded.lanes].map(([lane, count]) => (
          <button
            key={lane}
            type="button"
            className={lanes[lane]}
            aria-pressed={filter.lanes.has(lane)}
            onClick={() => onFilter({ ...filter, lanes: toggleLane(filter.lanes, lane) })}
          >
            {label(lane, 'Strand')} <span>{countInWords(count)}</span>
          </button>
        ))}
      </div>
      <Line
        className={css.find}
        type="search"
        aria-label={t('timeline.find')}
        placeholder={t('timeline.find')}
        value={filter.sought}
        onChange={({ currentTarget }) => onFilter({ ...filter, sought: currentTarget.value })}
      />
      <select aria-label={t('timeline.jump')} value="" onChange={({ currentTarget }) => onMonth(currentTarget.value)}>
        <option value="">{t('timeline.jump')}</option>
        {[...loaded.months.keys()]
          .toSorted()
          .toReversed()
          .map((month) => (
            <option key={month} value={month}>
              {monthInWords(month)} ({loaded.months.get(month)})
            </option>
          ))}
      </select>
    </div>
  );
};
