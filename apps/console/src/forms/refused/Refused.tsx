import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../api/refusal.js';
import { usePermitted } from '../../session/permitted.js';
import type { OperationName } from '../../api/schema.js';
import { mutationInWords } from '../words.js';
import { useScrolledTo } from './use-scrolled-to.js';
import css from '../Form.module.css';

interface Props {
  readonly refusal: Refusal;
  /** What the form of the mutation that must come first begins with. */
  readonly searchOf: (first: string) => Readonly<Record<string, string>>;
  /** What was typed is kept meanwhile, so that nobody is asked about it. */
  readonly onFirst: () => void;
}

/** Where the service answers the developer of a client: what that means for the person at the form. */
const IN_FORM: Readonly<Record<string, 'unreachable' | 'unsure' | 'reused'>> = {
  UNREACHABLE: 'unreachable',
  OUTCOME_UNKNOWN: 'unsure',
  COMMAND_REUSED: 'reused',
};

/** Why nothing was recorded, and the way to what must come first. */
export const RefusalNotice = ({ refusal, searchOf, onFirst }: Props) => {
  const { code, message, detail, first } = refusal;
  const shown = useScrolledTo<HTMLDivElement>(refusal);
  const { t } = useTranslation();
  const permitted = usePermitted();
  const known = IN_FORM[code];
  return (
    <div ref={shown} className={css.refusal} role="alert">
      <p>{known ? t(`form.${known}`) : message}</p>
      {!known && detail && detail !== message && <p lang="en">{detail}</p>}
      {first && permitted?.has(first as OperationName) && (
        <p>
          <Link to="/record/$mutation" params={{ mutation: first }} search={searchOf(first)} onClick={onFirst}>
            {t('form.first', { what: mutationInWords(first, t) })}
          </Link>
        </p>
      )}
    </div>
  );
};
