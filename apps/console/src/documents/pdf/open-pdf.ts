import type { PDFDocumentProxy } from 'pdfjs-dist';
import { pageScale } from './page-scale.js';

/** A picture with more pixels is left out: decoding it could take all memory. */
const LARGEST_PICTURE = 64_000_000;

/** A page that is being drawn. */
interface Drawing {
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
 * @throws where it is broken, or locked by a password, or its worker cannot start
 */
export const openPdf = async (content: Blob): Promise<Pdf> => {
  const { AnnotationMode, PDFWorker, getDocument, version } = await import('pdfjs-dist');
  const files = `/assets/pdf-${version}/`;
  const data = new Uint8Array(await content.arrayBuffer());
  // made here, since where a worker of its own cannot start, PDF.js reads the document in the page
  const port = new Worker(`${files}pdf.worker.min.mjs`, { type: 'module' });
  const worker = PDFWorker.create({ port });
  const failed = new Promise<never>((_, reject) =>
    port.addEventListener('error', () => reject(new Error('The worker failed.')), { once: true }),
  );
  const task = getDocument({
    worker,
    data,
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
  const close = () => {
    // not awaited: it never settles once the worker is gone, and nothing depends on it
    void task.destroy();
    worker.destroy();
    port.terminate();
  };
  try {
    const document = await Promise.race([task.promise, failed]);
    return { pages: document.numPages, draw: drawFrom(document, AnnotationMode.ENABLE, failed), close };
  } catch (error) {
    close();
    throw error;
  }
};

const drawFrom =
  (document: PDFDocumentProxy, annotationMode: number, failed: Promise<never>): Pdf['draw'] =>
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
    // a worker that is gone answers nothing more
    return { done: Promise.race([draw(), failed]), stop: () => stop() };
  };
