export { Ambient } from './ambient.js';
