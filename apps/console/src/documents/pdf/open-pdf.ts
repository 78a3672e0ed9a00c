import type { PDFDocumentProxy } from 'pdfjs-dist';
import { pageScale } from './page-scale.js';

/** A picture with more pixels is left out: decoding it could take all memory. */
const LARGEST_PICTURE = 64_000_000;

/** A page that is being drawn. */
export interface Drawing {
  /** The words of the page, once all of it is drawn. */
  readonly done: Promise<string>;
  readonly stop: () => void;
}

export interface Pdf {
  readonly pages: number;
  readonly draw: (page: number, canvas: HTMLCanvasElement) => Drawing;
  /** Ends the worker, and with it everything that it holds of the document. */
  readonly close: () => void;
}

/**
 * Opens a PDF without its powers: it is read in a worker of our own origin that can reach nothing else, and what comes
 * out of it is a picture. No script of it runs (no part that runs them is there), no form of the XFA kind is built, and
 * no link leads anywhere. What somebody filled in or stamped is drawn, since a form without its answers would mislead.
 * @throws where it is broken, or locked by a password
 */
export const openPdf = async (content: Blob): Promise<Pdf> => {
  const { AnnotationMode, GlobalWorkerOptions, getDocument, version } = await import('pdfjs-dist');
  const files = `/assets/pdf-${version}/`;
  GlobalWorkerOptions.workerSrc = `${files}pdf.worker.min.mjs`;
  const task = getDocument({
    data: new Uint8Array(await content.arrayBuffer()),
    // letters are drawn as shapes: no font of the document reaches the page
    disableFontFace: true,
    useSystemFonts: false,
    standardFontDataUrl: files,
    // the content policy allows no WebAssembly: the same decoders are there as plain scripts
    useWasm: false,
    wasmUrl: files,
    enableXfa: false,
    isImageDecoderSupported: false,
    maxImageSize: LARGEST_PICTURE,
  });
  const close = () => void task.destroy();
  try {
    const document = await task.promise;
    return { pages: document.numPages, draw: drawFrom(document, AnnotationMode.ENABLE), close };
  } catch (error) {
    close();
    throw error;
  }
};

const drawFrom =
  (document: PDFDocumentProxy, annotationMode: number): Pdf['draw'] =>
  (number, canvas) => {
    let isWanted = true;
    let stop = (): void => void (isWanted = false);
    const draw = async () => {
      const page = await document.getPage(number);
      if (!isWanted) return '';
      const place = canvas.parentElement?.clientWidth ?? 0;
      const scale = pageScale(page.getViewport({ scale: 1 }), place, devicePixelRatio);
      const viewport = page.getViewport({ scale });
      [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
      const rendering = page.render({ canvas, viewport, annotationMode });
      stop = () => rendering.cancel();
      await rendering.promise;
      const { items } = await page.getTextContent();
      page.cleanup();
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    };
    return { done: draw(), stop: () => stop() };
  };
