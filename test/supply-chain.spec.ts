import { EXCEPTIONS, advisoriesOf, packagesIn, refusedLicences, shippedOf } from '../tools/shipped.mjs';

const component = (name: string, ...licences: string[]) => ({
  'bom-ref': `${name}@1.0.0`,
  name,
  licenses: licences.map((id) => (/ /.test(id) ? { expression: id } : { license: { id } })),
});
const needs = (name: string, ...others: string[]) => ({
  ref: `${name}@1.0.0`,
  dependsOn: others.map((other) => `${other}@1.0.0`),
});

describe('the bill of materials', () => {
  const NAMES = ['graphql', 'express', '@scope/part', 'jest', 'react', 'scheduler', 'postgres-here'];
  const everything = {
    metadata: { component: component('a-folder') },
    components: NAMES.map((name) => component(name, 'MIT')),
    dependencies: [
      needs('a-folder', 'graphql', 'jest', 'react', 'postgres-here'),
      needs('graphql', 'express'),
      needs('express', '@scope/part', 'graphql'),
      needs('jest', 'graphql'),
      needs('react', 'scheduler'),
    ],
  };
  const manifest = {
    name: 'homeward',
    dependencies: { graphql: '1.0.0' },
    optionalDependencies: { 'postgres-here': '1.0.0' },
  };
  const bill = shippedOf(everything, manifest, [`import { createRoot } from 'react/client';`]);

  it('lists what runs, what that needs, and what the console is bundled from, but no tool', () => {
    expect(bill.components.map(({ name }) => name)).toEqual(NAMES.filter((name) => name !== 'jest'));
    expect(bill.dependencies.map(({ ref }) => ref)).not.toContain('jest@1.0.0');
  });

  it('has the name of the product, and not of a folder', () => {
    expect(bill.metadata.component.name).toBe('homeward');
  });

  it('takes the imports from sources, except those of Node and of local files', () => {
    const source = `
      import { useState, type ReactNode } from 'react';
      import {
        Link,
      } from '@tanstack/react-router';
      import '@mantine/core/styles/Input.css';
      import { readFileSync } from 'node:fs';
      import { codes } from './codes.js';
      import { plain } from '#i18n/plain';
      export { gql } from 'urql/core';
      const said = "a sentence from 'nowhere'";`;
    expect(packagesIn(source)).toEqual(['react', '@tanstack/react-router', '@mantine/core', 'urql']);
  });
});

describe('a licence', () => {
  it.each([['MIT'], ['0BSD'], ['MIT', 'ISC'], ['(MIT AND BSD-3-Clause)'], ['(MIT OR GPL-3.0-only)']])(
    'that permits use and redistribution by anybody is allowed (%s)',
    (...licences) => {
      expect(refusedLicences([component('some', ...licences)])).toEqual([]);
    },
  );

  it.each([
    ['GPL-3.0-only'],
    ['AGPL-3.0-or-later'],
    ['MPL-2.0'],
    ['SSPL-1.0'],
    ['UNLICENSED'],
    ['(MIT AND GPL-2.0-only)'],
    ['(MIT OR ISC AND GPL-2.0-only)'],
    ['MIT', 'LGPL-3.0-only'],
  ])('with further conditions is refused, with the name of the package (%s)', (...licences) => {
    expect(refusedLicences([component('some', ...licences)])).toEqual([
      expect.stringMatching(/^some@1\.0\.0 has the licence .*: replace it, or add it with a reason/),
    ]);
  });

  it('that is missing is refused', () => {
    expect(refusedLicences([component('some')])).toEqual([
      expect.stringContaining('has the licence none that npm knows'),
    ]);
  });

  it('is excepted for one package, with a reason, and only in that version', () => {
    for (const [name, { licence, reason }] of Object.entries(EXCEPTIONS)) {
      const licences = licence.startsWith('none') ? [] : [licence];
      expect(reason.length).toBeGreaterThan(10);
      expect(refusedLicences([component(name, ...licences)])).toEqual([]);
      expect(refusedLicences([component('another', ...licences)])).toHaveLength(1);
      expect(refusedLicences([component(name, 'GPL-3.0-only')])).toHaveLength(1);
    }
  });
});

describe('an advisory', () => {
  const advisory = (name: string, severity: string) => ({
    [name]: { name, severity, range: '<2.0.0', via: ['other', { url: 'https://advisories.example/1' }] },
  });
  const shipped = [component('graphql', 'MIT')];

  it('of high severity is reported for shipped packages', () => {
    for (const severity of ['high', 'critical'])
      expect(advisoriesOf({ vulnerabilities: advisory('graphql', severity) }, shipped)).toEqual([
        `graphql <2.0.0 has an advisory of ${severity} severity (other, https://advisories.example/1): take a version without it.`,
      ]);
  });

  it('of lower severity, of a tool, or of an unavailable registry, stops nothing', () => {
    expect(advisoriesOf({ vulnerabilities: advisory('graphql', 'moderate') }, shipped)).toEqual([]);
    expect(advisoriesOf({ vulnerabilities: advisory('jest', 'critical') }, shipped)).toEqual([]);
    expect(advisoriesOf({}, shipped)).toEqual([]);
  });
});
