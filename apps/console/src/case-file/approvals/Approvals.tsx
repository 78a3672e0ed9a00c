import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mutationInWords } from '../../forms/words.js';
import { nameOf } from '../../journey/name.js';
import { dayInWords, dayOf } from '../../language/days.js';
import { Button } from '../../layout/Button.js';
import { tabHistory } from '../../session/tab-history.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { decisionAnchorOf, namesNothing, searchOf, type Decision } from './decisions.js';
import { Review } from './Review.js';
import { useTitleOf } from './use-title-of.js';
import css from './Approvals.module.css';

interface Props {
  readonly file: CaseFile;
  readonly decisions: readonly Decision[];
}

/** What waits for the reader’s decision: each shows what is decided, beside the ways to decide. */
export const Approvals = ({ file, decisions }: Props) => {
  const { t } = useTranslation();
  if (decisions.length === 0) return null;
  return (
    <section id="approvals" aria-labelledby="approvals-title" className={css.approvals}>
      <h2 id="approvals-title">{t('file.part.approvals')}</h2>
      {decisions.map((one, at) => (
        <Approval
          key={`${one.kind} ${one.id}`}
          file={file}
          decision={one}
          isFirst={decisions.findIndex(({ kind }) => kind === one.kind) === at}
        />
      ))}
    </section>
  );
};

interface ApprovalProps {
  readonly file: CaseFile;
  readonly decision: Decision;
  /** Whether links to this kind of decision lead here. */
  readonly isFirst: boolean;
}

const Approval = ({ file, decision, isFirst }: ApprovalProps) => {
  const { t } = useTranslation();
  const { survivorId, purpose } = useCaseFile();
  const title = useTitleOf(file, decision);
  const { name, local } = nameOf(file.referral, t);
  const anchor = isFirst ? decisionAnchorOf(decision.kind) : undefined;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const openWhenNamed = () => {
      if (!anchor || location.hash !== `#${anchor}`) return;
      setOpen(true);
      button.current?.focus();
    };
    openWhenNamed();
    addEventListener('hashchange', openWhenNamed);
    return () => removeEventListener('hashchange', openWhenNamed);
  }, [anchor]);
  return (
    <div id={anchor} className={css.approval}>
      {isOpen && <p className={css.person}>{[name, local, file.caseNumber].filter(Boolean).join(' · ')}</p>}
      <p>
        <strong>{title}</strong> · {t('file.since', { day: sinceInWords(decision.since) })}
      </p>
      <Button
        ref={button}
        size="xs"
        variant="light"
        aria-expanded={isOpen}
        onClick={() => {
          // so that a link to this review opens it once more
          if (isOpen && location.hash === `#${anchor}`)
            tabHistory.replaceState(tabHistory.state, '', location.pathname + location.search);
          setOpen(!isOpen);
        }}
      >
        {t(isOpen ? 'file.closeReview' : 'file.review')}
      </Button>
      {isOpen && (
        <>
          <Review file={file} decision={decision} />
          <p className={css.ways} data-decides>
            {decision.ways.map((way) => (
              <Link
                key={way}
                to="/record/$mutation"
                params={{ mutation: way }}
                search={{ survivorId, purpose, ...searchOf(decision, file.revision) }}
              >
                {mutationInWords(way, t)}
              </Link>
            ))}
          </p>
        </>
      )}
    </div>
  );
};

/** Where an address names a decision that is not the reader’s, or was taken: that it is none, and what is theirs instead. */
export const NothingToDecide = ({ decisions }: Pick<Props, 'decisions'>) => {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const [first] = decisions;
  if (!namesNothing(`#${hash}`, decisions)) return null;
  return (
    <p role="status" className={css.nothing}>
      {t('file.nothingToDecide')}
      {first && (
        <>
          {' '}
          <a href={`#${decisionAnchorOf(first.kind)}`}>{t('file.otherToDecide')}</a>
        </>
      )}
    </p>
  );
};

const sinceInWords = (since: string): string => dayInWords(since.length > 10 ? dayOf(new Date(since)) : since);
