import { markup, type Markup } from './markup.js';

const WIDTH = 200;
const HEIGHT = 14;

/** How long it is beside the longest: a picture of what stands in words beside it, and named by these. */
export const bar = (part: number, name: string): Markup =>
  markup`<svg role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
    <title>${name}</title>
    <rect class="whole" width="${WIDTH}" height="${HEIGHT}" />
    <rect class="part" width="${(Math.min(1, Math.max(0, part)) * WIDTH).toFixed(1)}" height="${HEIGHT}" />
  </svg>`;
