import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Card } from '../Card.js';
import type { CaseFile } from '../documents/case-file.js';
import { DOCUMENT_WORDS } from '../documents/words/agenda.js';
import { Fact, Facts } from '../Fact.js';
import { useOrigins } from '../origins/use-origins.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';
import { DocumentContent } from './DocumentContent.js';
import { sizeInWords } from './document-shape.js';

type AttachedDocument = CaseFile['documents'][number];

const byDay = (one: AttachedDocument, other: AttachedDocument): number => (one.on < other.on ? 1 : -1);

/** Papers, pictures and recordings, each behind a press: opening one is written to the access log. */
export const Documents = ({ file: { documents } }: { readonly file: CaseFile }) => {
  const { t, i18n } = useTranslation();
  const label = useLabels();
  const { hasTimeline } = useOrigins();
  const newest = documents.toSorted(byDay);
  return (
    <Card id="documents" count={documents.filter(({ withdrawnOn }) => withdrawnOn === null).length}>
      <Facts>
        {newest.map((one) => (
          <Fact
            key={one.documentId}
            label={label(one.kind, 'DocumentKind')}
            places={['Document', one.documentId, 'kind', 'on', 'mediaType', 'attachedBy', 'withdrawnOn']}
            entry={one.lastEventId}
          >
            {[
              dayInWords(one.on),
              label(one.mediaType, 'MediaType'),
              sizeInWords(one.bytes, i18n.language),
              one.attachedBy,
              one.withdrawnOn !== null && t('file.documentWithdrawn', { on: dayInWords(one.withdrawnOn) }),
              one.withdrawnOn === null && !one.canOpen && t('file.documentClosed'),
            ]
              .filter(Boolean)
              .join(' · ')}{' '}
            {one.about && hasTimeline && <a href={`#entry-${one.about}`}>{t('file.documentAbout')}</a>}{' '}
            {one.canOpen && <DocumentContent of={one} />}
          </Fact>
        ))}
      </Facts>
      <SealedValues query={DOCUMENT_WORDS} label={t('file.documentTitles')}>
        {(survivor) => (
          <Facts>
            {newest.map((one) => {
              const words = survivor.documents.find(({ documentId }) => documentId === one.documentId);
              return (
                <Fact key={one.documentId} label={label(one.kind, 'DocumentKind')}>
                  <PersonalValue of={words?.title} />
                  {words?.custody && (
                    <p>
                      {t('file.custody')}
                      {t('colon')}
                      <PersonalValue of={words.custody} />
                    </p>
                  )}
                  {one.withdrawnOn !== null && words?.reason && (
                    <p>
                      {t('file.reasons')}
                      {t('colon')}
                      <PersonalValue of={words.reason} />
                    </p>
                  )}
                </Fact>
              );
            })}
          </Facts>
        )}
      </SealedValues>
    </Card>
  );
};
