import { addWords } from '../../language/add-words.js';
import en from './en.json';
import km from './km.json';

addWords({ en, km });
