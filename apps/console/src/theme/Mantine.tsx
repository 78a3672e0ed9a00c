import type { ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import './mantine.js';
import { theme } from './theme.js';

/** Around what is asked in a form: whoever only reads does without. The colours are in theme.css; nothing is written into the page. */
export const Mantine = ({ children }: { readonly children: ReactNode }) => (
  <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
    {children}
  </MantineProvider>
);
