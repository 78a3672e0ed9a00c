import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The colours are in theme.css, because the content policy forbids inline styles. */
const home = Array.from({ length: 10 }, (_, shade) => `var(--mantine-color-home-${shade})`) as unknown;

export const theme = createTheme({
  primaryColor: 'home',
  colors: { home: home as MantineColorsTuple },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
