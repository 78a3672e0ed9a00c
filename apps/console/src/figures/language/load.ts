import i18next from 'i18next';
import en from './en.json';
import km from './km.json';

/** The words of the figures, which the first screen does not need. */
i18next.addResourceBundle('en', 'translation', en, true);
i18next.addResourceBundle('km', 'translation', km, true);
