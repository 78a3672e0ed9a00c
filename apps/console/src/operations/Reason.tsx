import { useTranslation } from 'react-i18next';
import { reasonInWords } from './reason-in-words.js';
import css from './Reason.module.css';

interface Props {
  readonly reason: string;
  readonly className: string | undefined;
}

/** Why something does not go on: in the reader’s words, and as the service says it, for those who are asked for help. */
export const Reason = ({ reason, className }: Props) => {
  const { t } = useTranslation();
  const words = reasonInWords(reason, t);
  return (
    <div className={className}>
      {words !== undefined && <p>{words}</p>}
      <p lang="en" className={words === undefined ? undefined : css.asReported}>
        {reason}
      </p>
    </div>
  );
};
