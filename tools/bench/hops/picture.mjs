/** Draws where a command and a reading wait, from numbers of `measured` in hops.mjs, as SVG. */

const WIDTH = 760;
const LEFT = 150;
const BAR = 18;
const GAP = 6;

const COLOURS = {
  decide: '#5b7fa6',
  append: '#c0663c',
  relation: '#7a9a4e',
  access_entry: '#c0663c',
  views: '#8d75a8',
  look: '#5d4a7a',
  rest: '#b9b9b9',
};

const NAMES = {
  decide: 'decide, seal',
  append: 'append, on disk',
  relation: 'relation, from the log',
  access_entry: 'access entry, on disk',
  views: 'wait for the views',
  look: 'look at the views',
  rest: 'all else of the answer',
};

/** The bars of one version: what waits for what lies behind it, what happens meanwhile below it. */
const barsOf = ({ command, append, relation, access_entry: entry, views, look, query }) => {
  const gate = relation + entry;
  const waited = Math.max(0, views - look);
  return [
    [
      'command',
      [
        ['decide', 0, command - append],
        ['append', command - append, append],
      ],
    ],
    [
      'reading',
      [
        ['relation', 0, relation],
        ['access_entry', relation, entry],
        ['rest', Math.max(gate, views), query - Math.max(gate, views)],
      ],
    ],
    [
      'meanwhile',
      [
        ['views', 0, waited],
        ['look', waited, look],
      ],
    ],
  ];
};

const shown = (milliseconds) => (milliseconds >= 10 ? milliseconds.toFixed(0) : milliseconds.toFixed(1));
const text = (x, y, words, more = '') => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}"${more}>${words}</text>`;

/** @param versions name → milliseconds of each hop */
export const picture = (versions, note) => {
  const longest = Math.max(
    ...Object.values(versions).flatMap((hops) =>
      barsOf(hops).flatMap(([, bars]) => bars.map(([, from, long]) => from + long)),
    ),
  );
  const scale = (WIDTH - LEFT - 20) / longest;
  const lines = [];
  let y = 24;
  for (const [version, hops] of Object.entries(versions)) {
    lines.push(text(10, y, version, ' font-weight="bold"'));
    y += 10;
    for (const [what, bars] of barsOf(hops)) {
      lines.push(text(20, y + 13, what));
      for (const [name, from, long] of bars.filter(([, , one]) => one > 0)) {
        const [x, width] = [LEFT + from * scale, long * scale];
        lines.push(
          `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${COLOURS[name]}"><title>${NAMES[name]}: ${shown(long)} ms</title></rect>`,
        );
        if (width > 24) lines.push(text(x + width / 2, y + 13, shown(long), ' fill="#fff" text-anchor="middle"'));
      }
      y += BAR + GAP;
    }
    y += 22;
  }
  for (const [index, name] of Object.keys(NAMES).entries()) {
    const [x, line] = [10 + (index % 4) * 185, y + Math.floor(index / 4) * 20];
    lines.push(
      `<rect x="${x}" y="${line}" width="12" height="12" fill="${COLOURS[name]}"/>`,
      text(x + 18, line + 11, NAMES[name]),
    );
  }
  y += 56;
  lines.push(text(10, y, note, ' fill="#555"'));
  const alternative = Object.entries(versions)
    .map(
      ([version, hops]) =>
        `${version}: ${Object.entries(hops)
          .map(([hop, one]) => `${hop} ${shown(one)} ms`)
          .join(', ')}`,
    )
    .join('; ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 14}" font-family="sans-serif" font-size="12" role="img">
<title>Where a command and a reading wait</title>
<desc>${alternative}</desc>
<rect width="100%" height="100%" fill="#fff"/>
${lines.join('\n')}
</svg>
`;
};
