import { useTranslation } from 'react-i18next';
import { dayInWords, timeInWords } from '../language/days.js';

interface Props {
  /** Everything of one day that differs in nothing but its time. */
  readonly of: {
    readonly day: string;
    readonly who: string;
    readonly role: string;
    readonly count: number;
    readonly first: string;
    readonly last: string;
  };
  /** What else says in which place they acted. */
  readonly as?: readonly (string | null | false)[];
  readonly about: readonly (string | null | false)[];
}

/** Who did something on a day: when, in which role, and about what. */
export const WhoLine = ({ of: { day, who, role, count, first, last }, as = [], about }: Props) => {
  const { t } = useTranslation();
  const [from, to] = [timeInWords(first), timeInWords(last)];
  const several =
    from === to ? t('replay.looks.manyAt', { count, at: from }) : t('replay.looks.many', { count, from, to });
  const times = count === 1 ? from : several;
  return (
    <li>
      <time dateTime={first}>
        {dayInWords(day)}, {times}
      </time>
      <span>
        <strong>{who}</strong> · {[t(`role.${role}`, { defaultValue: role }), ...as].filter(Boolean).join(', ')}
      </span>
      <span>{about.filter(Boolean).join(' · ')}</span>
    </li>
  );
};
