const PATHS = {
  cases: 'M4 6h16M4 12h16M4 18h10',
  tasks: 'M4 12l4 4L20 5',
  refer: 'M12 5v14M5 12h14',
  offices: 'M4 20V8h6v12M14 20V4h6v16M2 20h20M10 12h4M12 10l2 2-2 2',
  other: 'M5 11v2M4 12h2M12 11v2M11 12h2M19 11v2M18 12h2',
  figures: 'M5 20V11M12 20V4M19 20v-6',
  operations: 'M12 3v4M12 17v4M3 12h4M17 12h4M6 6l2.500 2.500M15.500 15.500 18 18M6 18l2.500-2.500M15.500 8.500 18 6',
  registers: 'M5 20V5h9v15M14 10h5v10M3 20h18M8 9h3M8 13h3',
  lists: 'M9 6h11M9 12h11M9 18h11M4 6h.500M4 12h.500M4 18h.500',
  find: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM20 20l-4.700-4.700',
  replay: 'M4 12a8 8 0 1 0 2.500-5.800M4 4v4h4M12 8v4l3 2',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.500 1.500h-15L6 17zM10 21h4',
  out: 'M15 4h4v16h-4M10 8l-4 4 4 4M6 12h9',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  back: 'M14 6l-6 6 6 6',
  next: 'M10 6l6 6-6 6',
  warning: 'M12 4 2.500 20h19L12 4zM12 10v4M12 17v.5',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20a7.500 7.500 0 0 1 15 0',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[name]} />
  </svg>
);
