import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { instantInWords } from '../language/days.js';
import { useSession } from '../session/session.js';
import { footRule } from './foot-rule.js';

/** Who prints: the person who is signed in. */
export const usePrinter = (): string => {
  const session = useSession();
  return session.state === 'in' || session.state === 'lapsed' ? session.person.id : '';
};

/**
 * The foot of each printed page: what it is, when it was printed, and its number. The rule is set when the printing begins,
 * for its time of day.
 */
export const usePrintFoot = (...parts: readonly string[]): void => {
  const { t } = useTranslation();
  const what = parts.filter(Boolean).join(' · ');
  const page = t('print.page');
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const setFoot = () => sheet.replaceSync(footRule([what, instantInWords(new Date().toISOString())], page));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    window.addEventListener('beforeprint', setFoot);
    return () => {
      window.removeEventListener('beforeprint', setFoot);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [what, page]);
};
