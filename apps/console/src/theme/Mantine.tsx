import type { ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import './mantine.js';
import { theme } from './theme.js';

/** Wraps only forms, so that screens for reading load without Mantine. The colours are in theme.css, without inline styles. */
export const Mantine = ({ children }: { readonly children: ReactNode }) => (
  <MantineProvider theme={theme} forceColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
    {children}
  </MantineProvider>
);
