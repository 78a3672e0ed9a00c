/** Fields that stand elsewhere in a line for people, or say nothing to one who looks at a terminal. */
const ASIDE = new Set(['level', 'time', 'process', 'pid', 'msg', 'where', 'part']);

/** A line of the log as people read it at a terminal. */
export const asText = (line: string): string => {
  const entry = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const { level, time, process, part, msg, where = [] } = entry;
  const fields = Object.entries(entry).filter(([name]) => !ASIDE.has(name));
  const more = fields.map(([name, value]) => `${name}=${String(value)}`).join(' ');
  const from = part === undefined ? String(process) : `${String(process)}/${String(part)}`;
  const head = `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${from}: ${String(msg)}`;
  const frames = (where as readonly string[]).map((frame) => `\n         ${frame}`).join('');
  return `${head}${more && `  (${more})`}${frames}\n`;
};
