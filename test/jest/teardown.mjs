export { stopServices as default } from './stop.mjs';
