/** Draws where a command and a reading wait, from numbers of `measured` in hops.mjs, as SVG. */

const WIDTH = 760;
const LEFT = 150;
const BAR = 18;
const GAP = 6;

const COLOURS = {
  http: '#b9b9b9',
  validation: '#9a8f4e',
  command: '#8fa8c4',
  decide: '#5b7fa6',
  seal: '#2f4f73',
  append: '#c0663c',
  subscription: '#8d75a8',
  fold: '#b05c8f',
  transaction: '#a03f3f',
  relation: '#7a9a4e',
  access_entry: '#c0663c',
  views: '#8d75a8',
  look: '#5d4a7a',
  query: '#b9b9b9',
};

const NAMES = {
  http: 'both requests: token, document, guards',
  validation: 'validation of the input',
  command: 'turn, authorization, fingerprint',
  decide: 'decide',
  seal: 'seal',
  append: 'append, on disk',
  subscription: 'until the views hear of it',
  fold: 'fold',
  transaction: 'rows and commit',
  relation: 'relation, from the log',
  access_entry: 'access entry, on disk',
  views: 'wait for the views, notification',
  look: 'look at the views',
  query: 'all else of the answer',
};

/** One after the other from the beginning. */
const inTurn = (...bars) => {
  let from = 0;
  return bars.map(([name, long]) => {
    const bar = [name, from, long];
    from += Math.max(0, long);
    return bar;
  });
};

/** The bars of one version; `meanwhile` happens below the reading. What a build does not measure is 0. */
const barsOf = (measured) => {
  const hops = { ...Object.fromEntries(Object.keys(NAMES).map((hop) => [hop, 0])), ...measured };
  const { http, validation, command, decide, seal, append, subscription, fold, transaction } = hops;
  const { relation, access_entry: entry, views, look, query } = hops;
  const gate = relation + entry;
  return [
    ['requests', inTurn(['http', http - validation - command - query], ['validation', validation])],
    [
      'command',
      inTurn(['command', command - decide - seal - append], ['decide', decide], ['seal', seal], ['append', append]),
    ],
    ['views', inTurn(['subscription', subscription], ['fold', fold], ['transaction', transaction - fold])],
    [
      'reading',
      [
        ...inTurn(['relation', relation], ['access_entry', entry]),
        ['query', Math.max(gate, views), query - Math.max(gate, views)],
      ],
    ],
    ['meanwhile', inTurn(['views', Math.max(0, views - look)], ['look', look])],
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
    const [x, line] = [10 + (index % 3) * 250, y + Math.floor(index / 3) * 20];
    lines.push(
      `<rect x="${x}" y="${line}" width="12" height="12" fill="${COLOURS[name]}"/>`,
      text(x + 18, line + 11, NAMES[name]),
    );
  }
  y += 20 * Math.ceil(Object.keys(NAMES).length / 3) + 16;
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
