import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadFile } from '../../documents/transfer.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Button } from '../../layout/Button.js';
import { Card } from '../Card.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { DOCUMENT_WORDS } from '../documents/words/agenda.js';
import { Fact, Facts } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';
import { Sealed } from '../Sealed.js';

type Attached = CaseFile['documents'][number];

const byDay = (one: Attached, other: Attached): number => (one.on < other.on ? 1 : -1);

/** Papers, pictures and recordings, each behind a press: opening one is written to the access log. */
export const Documents = ({ file: { documents } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const newest = documents.toSorted(byDay);
  return (
    <Card id="documents" count={documents.filter(({ withdrawnOn }) => withdrawnOn === null).length}>
      <Facts>
        {newest.map((one) => (
          <Fact key={one.documentId} label={label(one.kind, 'DocumentKind')} entry={one.lastEventId}>
            {[dayInWords(one.on), label(one.mediaType, 'MediaType'), one.attachedBy].join(' · ')}{' '}
            {one.about && <a href={`#entry-${one.about}`}>{t('file.documentAbout')}</a>}{' '}
            {one.withdrawnOn === null ? (
              <Download documentId={one.documentId} />
            ) : (
              t('file.documentWithdrawn', { on: dayInWords(one.withdrawnOn) })
            )}
          </Fact>
        ))}
      </Facts>
      <Sealed query={DOCUMENT_WORDS} label={t('file.documentTitles')}>
        {(survivor) => (
          <Facts>
            {newest.map((one) => (
              <Fact key={one.documentId} label={label(one.kind, 'DocumentKind')} entry={one.lastEventId}>
                <PersonalValue of={survivor.documents.find(({ documentId }) => documentId === one.documentId)?.title} />
              </Fact>
            ))}
          </Facts>
        )}
      </Sealed>
    </Card>
  );
};

const Download = ({ documentId }: Pick<Attached, 'documentId'>) => {
  const { t } = useTranslation();
  const { survivorId, purpose } = useCaseFile();
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<string>();
  const download = async () => {
    setLoading(true);
    setFailure((await downloadFile(survivorId, documentId, purpose))?.failure);
    setLoading(false);
  };
  return (
    <>
      <Button variant="light" size="xs" loading={loading} onClick={() => void download()}>
        {t('file.download')}
      </Button>
      {failure !== undefined && <span role="alert">{failure}</span>}
    </>
  );
};
