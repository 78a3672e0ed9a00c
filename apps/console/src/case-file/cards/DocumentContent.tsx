import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadFile } from '../../documents/transfer.js';
import { useLabels } from '../../language/labels.js';
import { Button } from '../../layout/Button.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { shapeOf, type Shape } from './document-shape.js';
import { loadContent } from './load-content.js';
import css from './DocumentContent.module.css';

type Attached = CaseFile['documents'][number];

/** Shows a document in the page, which leaves nothing on the computer; or saves a copy of it. Each is a look of its own. */
export const DocumentContent = ({ of: { documentId, kind, mediaType } }: { readonly of: Attached }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { survivorId, purpose } = useCaseFile();
  const [busy, setBusy] = useState<'open' | 'save'>();
  const [failure, setFailure] = useState<string>();
  const [url, setUrl] = useState<string>();
  const shape = shapeOf(mediaType);
  // gone from memory when it is closed or the page is left
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);
  const open = async () => {
    setBusy('open');
    const content = await loadContent(survivorId, documentId, purpose);
    if (!isShown.current) {
      if ('url' in content) URL.revokeObjectURL(content.url);
      return;
    }
    setBusy(undefined);
    if ('url' in content) setUrl(content.url);
    setFailure('failure' in content ? content.failure : undefined);
  };
  const save = async () => {
    setBusy('save');
    setFailure((await downloadFile(survivorId, documentId, purpose))?.failure);
    setBusy(undefined);
  };
  const name = label(kind, 'DocumentKind');
  return (
    <span className={css.content}>
      {shape && (
        <Button
          variant="light"
          size="xs"
          aria-expanded={url !== undefined}
          loading={busy === 'open'}
          onClick={() => (url ? setUrl(undefined) : void open())}
        >
          {url ? t('file.hide', { what: name }) : t('file.openDocument')}
        </Button>
      )}
      <Button variant={shape ? 'subtle' : 'light'} size="xs" loading={busy === 'save'} onClick={() => void save()}>
        {t('file.download')}
      </Button>
      {failure !== undefined && <span role="alert">{failure}</span>}
      {url && shape && (
        <span className={css.shown}>
          <Shown shape={shape} url={url} name={name} />
        </span>
      )}
    </span>
  );
};

const Shown = ({ shape, url, name }: { readonly shape: Shape; readonly url: string; readonly name: string }) => {
  if (shape === 'picture') return <img src={url} alt={name} />;
  // nobody has written captions for what a survivor or a colleague recorded
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  if (shape === 'sound') return <audio controls controlsList="nodownload" src={url} aria-label={name} />;
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <video controls controlsList="nodownload" disablePictureInPicture src={url} aria-label={name} />;
};
