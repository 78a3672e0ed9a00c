import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PdfPages } from '../../documents/pdf/PdfPages.js';
import { downloadFile } from '../../documents/transfer.js';
import { useLabels } from '../../language/labels.js';
import { usePlainWords } from '../../language/plain-words.js';
import { Button } from '../../layout/Button.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { shapeOf } from './document-shape.js';
import { fingerprintOf } from '../../documents/fingerprint.js';
import { loadContent } from './load-content.js';
import css from './DocumentContent.module.css';

type AttachedDocument = CaseFile['documents'][number];

interface WithName {
  readonly name: string;
}

/** What came from the service, and the fingerprint of just these bytes. */
interface OpenedContent {
  readonly content: Blob;
  readonly sha256: string;
}

/** Shows a document in the page, which leaves nothing on the computer; or saves a copy of it. Each is a look of its own. */
export const DocumentContent = ({ of: { documentId, kind, mediaType } }: { readonly of: AttachedDocument }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { survivorId, purpose } = useCaseFile();
  const [busy, setBusy] = useState<'open' | 'save'>();
  const inPlainWords = usePlainWords();
  const [failure, setFailure] = useState<string>();
  const [shown, setShown] = useState<OpenedContent>();
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);
  const open = async () => {
    setBusy('open');
    const answer = await loadContent(survivorId, documentId, purpose);
    const opened = 'content' in answer ? { ...answer, sha256: await fingerprintOf(answer.content) } : undefined;
    if (!isShown.current) return;
    setBusy(undefined);
    setShown(opened);
    setFailure('failure' in answer ? answer.failure : undefined);
  };
  const save = async () => {
    setBusy('save');
    setFailure((await downloadFile(survivorId, documentId, purpose))?.failure);
    setBusy(undefined);
  };
  const name = label(kind, 'DocumentKind');
  return (
    <span className={css.content}>
      <Button
        variant="light"
        size="xs"
        aria-expanded={shown !== undefined}
        loading={busy === 'open'}
        onClick={() => (shown ? setShown(undefined) : void open())}
      >
        {shown ? t('file.hide', { what: name }) : t('file.openDocument')}
      </Button>
      <Button variant="subtle" size="xs" loading={busy === 'save'} onClick={() => void save()}>
        {t('file.download')}
      </Button>
      {failure !== undefined && <span role="alert">{inPlainWords(failure)}</span>}
      {shown && (
        <span className={css.shown}>
          {shapeOf(mediaType) === 'pages' ? (
            <PdfPages content={shown.content} name={name} />
          ) : (
            <Shown mediaType={mediaType} content={shown.content} name={name} />
          )}
          <small className={css.fingerprint}>SHA-256 {shown.sha256}</small>
        </span>
      )}
    </span>
  );
};

const Shown = ({
  mediaType,
  content,
  name,
}: Pick<AttachedDocument, 'mediaType'> & Pick<OpenedContent, 'content'> & WithName) => {
  const [url, setUrl] = useState<string>();
  // gone from memory when it is closed or the page is left
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  if (url === undefined) return null;
  const shape = shapeOf(mediaType);
  if (shape === 'picture') return <img src={url} alt={name} />;
  // nobody has written captions for what a survivor or a colleague recorded
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  if (shape === 'sound') return <audio controls controlsList="nodownload" src={url} aria-label={name} />;
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <video controls controlsList="nodownload" disablePictureInPicture src={url} aria-label={name} />;
};
