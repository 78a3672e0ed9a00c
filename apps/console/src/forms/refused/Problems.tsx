import { useTranslation } from 'react-i18next';
import type { Inputs } from '../inputs.js';
import { joinLabel, labelAt } from './label-at.js';
import css from '../Form.module.css';

interface Props {
  readonly input: string;
  readonly inputs: Inputs;
  /** By the paths of their fields. */
  readonly problems: ReadonlyMap<string, string>;
  readonly onReach: (path: string) => void;
}

/** All that is missing or wrong in a form, beside the button that was pressed: each leads to its field. */
export const Problems = ({ input, inputs, problems, onReach }: Props) => {
  const { t } = useTranslation();
  if (problems.size === 0) return null;
  return (
    <div className={css.refusal} role="group" aria-label={t('form.problems')}>
      <p>{t('form.problems')}</p>
      <ul>
        {[...problems].map(([path, problem]) => {
          const label = labelAt(input, path, inputs);
          return (
            <li key={path}>
              {label === '' ? (
                problem
              ) : (
                <a
                  href={`#${path}`}
                  onClick={(event) => {
                    event.preventDefault();
                    onReach(path);
                  }}
                >
                  {joinLabel(label, t('colon'))}
                  {problem}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
