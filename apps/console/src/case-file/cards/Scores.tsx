import { useTranslation } from 'react-i18next';
import { useLabels } from '../../language/labels.js';
import { Fact, Facts } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';

interface DomainScores {
  readonly erased: boolean;
  readonly withheld: boolean | null;
  readonly values: readonly { readonly domain: string; readonly score: number }[] | null;
}

interface Assessment {
  readonly domains: DomainScores | null;
  readonly selfSufficiency: DomainScores | null;
}

interface Props {
  readonly of: Assessment | undefined;
  /** The assessment before it, of which the scores that differ are named. */
  readonly before?: Assessment | undefined;
}

/** The best score of each: without it, a number says nothing. */
const BEST: Readonly<Record<string, number>> = { CsiDomain: 4, SelfSufficiencyDomain: 5 };

const scoresIn = (one: Assessment | undefined) => [
  ...(one?.domains?.values ?? []).map((score) => ({ ...score, list: 'CsiDomain' })),
  ...(one?.selfSufficiency?.values ?? []).map((score) => ({ ...score, list: 'SelfSufficiencyDomain' })),
];

/** How a child or an adult fares: each has domains of their own. */
export const Scores = ({ of, before }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const scores = scoresIn(of);
  const former = scoresIn(before);
  if (scores.length === 0) {
    const hidden = of?.domains ?? of?.selfSufficiency;
    return <PersonalValue of={hidden && { value: null, erased: hidden.erased, withheld: hidden.withheld }} />;
  }
  return (
    <>
      <p>{t('file.scale', { best: BEST[scores[0]!.list] })}</p>
      <Facts>
        {scores.map(({ list, domain, score }) => {
          const was = former.find((one) => one.domain === domain && one.list === list)?.score;
          return (
            <Fact key={`${list} ${domain}`} label={label(domain, list)}>
              {t('file.score', { score, best: BEST[list] })}
              {was !== undefined && was !== score && ` · ${t('file.before', { value: was })}`}
            </Fact>
          );
        })}
      </Facts>
    </>
  );
};
