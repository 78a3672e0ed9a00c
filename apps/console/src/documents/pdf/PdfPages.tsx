import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../layout/Button.js';
import { openPdf, type Pdf } from './open-pdf.js';
import css from './PdfPages.module.css';

interface Props {
  readonly content: Blob;
  readonly name: string;
}

/** The pages of a PDF as pictures, one at a time. All of it is gone from memory once it is closed. */
export const PdfPages = ({ content, name }: Props) => {
  const { t } = useTranslation();
  const [pdf, setPdf] = useState<Pdf>();
  const [cannot, setCannot] = useState(false);
  const [at, setAt] = useState(1);
  useEffect(() => {
    let opened: Pdf | undefined;
    let isShown = true;
    openPdf(content).then(
      (one) => {
        if (!isShown) return one.close();
        opened = one;
        return setPdf(one);
      },
      () => isShown && setCannot(true),
    );
    return () => {
      isShown = false;
      opened?.close();
    };
  }, [content]);
  if (cannot) return <span role="alert">{t('file.pdfFailed')}</span>;
  if (!pdf) return <span role="status">{t('file.pdfOpening')}</span>;
  const turn = (by: number) => setAt(Math.min(pdf.pages, Math.max(1, at + by)));
  return (
    <span className={css.pages}>
      <span className={css.turn}>
        <Button variant="subtle" size="xs" aria-disabled={at === 1} onClick={() => turn(-1)}>
          {t('file.pdfBefore')}
        </Button>
        <span role="status">{t('file.pdfPage', { at, of: pdf.pages })}</span>
        <Button variant="subtle" size="xs" aria-disabled={at === pdf.pages} onClick={() => turn(1)}>
          {t('file.pdfNext')}
        </Button>
      </span>
      <Page key={at} pdf={pdf} number={at} name={name} />
    </span>
  );
};

interface PageProps {
  readonly pdf: Pdf;
  readonly number: number;
  readonly name: string;
}

/** Its words stand in the picture for those who have it read aloud. */
const Page = ({ pdf, number, name }: PageProps) => {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState<string>();
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const place = canvas.current!;
    let isShown = true;
    const { done, stop } = pdf.draw(number, place);
    done.then(
      (said) => isShown && setWords(said),
      () => isShown && setFailed(true),
    );
    return () => {
      isShown = false;
      stop();
      // a canvas keeps its pixels until it is collected
      [place.width, place.height] = [0, 0];
    };
  }, [pdf, number]);
  if (hasFailed) return <span role="alert">{t('file.pdfPageFailed')}</span>;
  return (
    <canvas ref={canvas} className={css.page} aria-label={name} data-drawn={words !== undefined || undefined}>
      {words}
    </canvas>
  );
};
