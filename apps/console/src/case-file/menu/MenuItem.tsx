import { useTranslation } from 'react-i18next';
import { mutationInWords } from '../../forms/words.js';
import { useLabels } from '../../language/labels.js';
import { nameInWords, withLabels } from '../../language/plain-words.js';
import { Icon } from '../../layout/Icon.js';
import { useMenu } from '../../journey/menu.js';
import { useCaseFile } from '../context.js';
import { ToStep } from '../ToStep.js';
import type { Action } from './menu-actions.js';
import css from './RecordMenu.module.css';

interface ItemProps {
  readonly action: Action;
  /** Whether the menu says above why it is not possible now. */
  readonly isExplained: boolean;
  readonly onGo: () => void;
}

/** A link to the form; for what is not possible now, the reason, with a link to what must come first. */
export const MenuItem = ({ action: { mutation, name, refusal }, isExplained, onGo }: ItemProps) => (
  <li>
    {refusal && isExplained ? (
      <span className={css.barred}>{name}</span>
    ) : refusal ? (
      <BarredItem mutation={mutation} name={name} refusal={refusal} onGo={onGo} />
    ) : (
      <To mutation={mutation} name={name} onGo={onGo} />
    )}
  </li>
);

interface ToProps {
  readonly mutation: string;
  readonly name: string;
  readonly onGo?: () => void;
  /** It must come before what is written above it. */
  readonly isCure?: boolean;
}

const To = ({ mutation, name, onGo, isCure = false }: ToProps) => (
  <ToStep mutation={mutation} isCure={isCure} {...(onGo && { onGo })}>
    {name} <Icon name="next" size={15} />
  </ToStep>
);

interface BarredProps {
  readonly mutation: string;
  readonly name: string;
  readonly refusal: NonNullable<Action['refusal']>;
  readonly onGo?: () => void;
}

export const BarredItem = ({ mutation, name, refusal, onGo }: BarredProps) => (
  <span className={css.barred}>
    <span id={`barred-${mutation}`}>{name}</span>
    <Why refusal={refusal} {...(onGo && { onGo })} />
  </span>
);

/** Why something is not possible now, and the way to what must come first. */
export const Why = ({ refusal, onGo }: Pick<BarredProps, 'refusal' | 'onGo'>) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { available } = useCaseFile();
  const names = new Set((useMenu() ?? []).flatMap(({ mutations }) => mutations));
  const inWords = (one: string) =>
    names.has(one) ? mutationInWords(one, t) : (nameInWords(one, t, label) ?? t(`field.${one}`, { defaultValue: '' }));
  const { first } = refusal;
  return (
    <>
      <span className={css.why}>{withLabels(refusal.sentence, inWords)}</span>
      {first && names.has(first) && !available.get(first) && (
        <To mutation={first} name={mutationInWords(first, t)} isCure {...(onGo && { onGo })} />
      )}
    </>
  );
};
