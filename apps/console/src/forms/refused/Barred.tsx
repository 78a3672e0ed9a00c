import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OperationName } from '../../api/schema.js';
import { useLabels } from '../../language/labels.js';
import { usePermitted } from '../../session/permitted.js';
import type { About, Choice } from '../choice.js';
import type { FormContext } from '../controls/Lists.js';
import { inLabels } from '../in-labels.js';
import { mutationInWords } from '../words.js';
import { reasonsFor, type Reason } from './refused-choices.js';
import css from '../Fields.module.css';

/** How many choices are named that one reason bars; of a register, with dozens, the list itself shows which they are. */
const NAMED_MAX = 6;

const idOf = (path: string): string => `${path}-barred`;

const reasonsIn = (path: string, choices: readonly Choice[], { refused }: FormContext): readonly Reason[] => {
  const barred = refused.get(path);
  return barred ? reasonsFor(choices, barred) : [];
};

/** The choices of a field, of which the refused ones are shown and cannot be made. */
export const withBars = (path: string, choices: readonly Choice[], { refused }: FormContext): readonly Choice[] => {
  const barred = refused.get(path);
  return barred ? choices.map((one) => ({ ...one, disabled: barred.has(one.value) })) : choices;
};

/** What a control says about its field, with the way to the reasons. */
export const aboutBars = (about: About, choices: readonly Choice[], context: FormContext): About =>
  reasonsIn(about.id, choices, context).length > 0 ? { ...about, 'aria-details': idOf(about.id) } : about;

export interface BarredProps {
  readonly input: string;
  readonly path: string;
  readonly choices: readonly Choice[];
  readonly context: FormContext;
}

/** Which choices cannot be recorded now, why, and the way to what must come first: read aloud when another answer bars one. */
export const BarredChoices = ({ input, path, choices, context }: BarredProps) => {
  const { inputs, searchOf, onFirst } = context;
  const { t } = useTranslation();
  const label = useLabels();
  const permitted = usePermitted();
  const reasons = reasonsIn(path, choices, context);
  const toSentence = ({ refusal: { sentence }, isExample }: Reason) => {
    const said = inLabels(sentence, input, inputs, { t, label });
    return isExample ? t('form.barredExample', { sentence: said }) : said;
  };
  const toNames = ({ choices: labels }: Reason) => {
    const count = labels.length;
    const all = choices.filter(({ value }) => value !== '').length;
    return count > NAMED_MAX ? t('form.barredMany', { count, all }) : labels.join(', ');
  };
  return (
    <div id={idOf(path)} className={css.bars} aria-live="polite">
      {reasons.length > 0 && (
        <ul className={css.barred} data-barred={path}>
          {reasons.map((reason) => (
            <li key={reason.refusal.sentence + (reason.refusal.first ?? '')}>
              {t('form.barred', { choices: toNames(reason) })} {toSentence(reason)}{' '}
              {reason.refusal.first && permitted?.has(reason.refusal.first as OperationName) && (
                <Link
                  to="/record/$mutation"
                  params={{ mutation: reason.refusal.first }}
                  search={searchOf(reason.refusal.first)}
                  onClick={onFirst}
                >
                  {t('form.first', { what: mutationInWords(reason.refusal.first, t) })}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
