import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The colours themselves stand in theme.css: a style written into the page is what its policy forbids. */
const home = Array.from({ length: 10 }, (_, shade) => `var(--mantine-color-home-${shade})`) as unknown;

export const theme = createTheme({
  primaryColor: 'home',
  colors: { home: home as MantineColorsTuple },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
