/** Determines the shipped packages, their licences and their security advisories. */

/** `@scope/name@1.2.3` → `@scope/name` */
const nameIn = (ref) => ref.replace(/(?<=.)@.*$/, '');

const IMPORTED = /^\s*(?:import|export)\b[^'";]*?\bfrom '([^'.#][^']*)'|^\s*import '([^'.#][^']*)'/gm;

/** `@mantine/core/styles/Input.css` → `@mantine/core` */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** The packages that a source file imports, without the modules of Node. */
export const packagesIn = (source) =>
  [...source.matchAll(IMPORTED)]
    .map(([, from, bare]) => from ?? bare)
    .filter((specifier) => !specifier.startsWith('node:'))
    .map(packageOf);

/**
 * The bill of materials of all shipped packages: the dependencies, and the development dependencies that the console
 * bundles. `npm sbom --omit=dev` would omit packages that a tool also needs, such as express and graphql.
 */
export const shippedOf = (everything, manifest, consoleSources) => {
  const needs = new Map(everything.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const own = everything.metadata.component['bom-ref'];
  const { dependencies = {}, optionalDependencies = {} } = manifest;
  const named = new Set([
    ...Object.keys(dependencies),
    ...Object.keys(optionalDependencies),
    ...consoleSources.flatMap(packagesIn),
  ]);
  const first = (needs.get(own) ?? []).filter((ref) => named.has(nameIn(ref)));
  const shipped = new Set(first);
  for (const ref of shipped) for (const next of needs.get(ref) ?? []) shipped.add(next);
  const { component, ...metadata } = everything.metadata;
  return {
    ...everything,
    // npm uses the name of the folder
    metadata: { ...metadata, component: { ...component, name: manifest.name } },
    components: everything.components.filter((each) => shipped.has(each['bom-ref'])),
    dependencies: [{ ref: own, dependsOn: first }, ...everything.dependencies.filter(({ ref }) => shipped.has(ref))],
  };
};

/** Permissive licences, which require only that their text is included. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unicode-3.0',
]);

const UNNAMED = 'none that npm knows';

/** Packages that may be shipped nevertheless: the licence that npm reports, and the reason. */
export const EXCEPTIONS = {
  busboy: { licence: UNNAMED, reason: 'MIT, which its package.json states in a form that npm no longer reads' },
  streamsearch: { licence: UNNAMED, reason: 'MIT, which its package.json states in a form that npm no longer reads' },
  isbot: { licence: 'Unlicense', reason: 'given to the public domain; of the router, which uses it on servers only' },
};

const licencesOf = ({ licenses = [] }) =>
  licenses.map(({ expression, license }) => expression ?? license.id ?? license.name);

/** With AND, all licences must be allowed; with OR, one of them. A mixture of both is not evaluated, and refused. */
const isAllowed = (licence) => {
  const terms = licence.replaceAll(/[()]/g, '').split(/ (AND|OR) /);
  const operators = new Set(terms.filter((_, place) => place % 2 === 1));
  const allowed = terms.filter((_, place) => place % 2 === 0).map((one) => ALLOWED.has(one));
  return operators.size < 2 && (operators.has('OR') ? allowed.some(Boolean) : allowed.every(Boolean));
};

/** A sentence for each package whose licence is unknown or not allowed. */
export const refusedLicences = (components, exceptions = EXCEPTIONS) =>
  components.flatMap((component) => {
    const licences = licencesOf(component);
    const licence = licences.join(' AND ') || UNNAMED;
    if (exceptions[component.name]?.licence === licence || (licences.length > 0 && licences.every(isAllowed)))
      return [];
    return `${component['bom-ref']} has the licence ${licence}: replace it, or add it with a reason to EXCEPTIONS in tools/shipped.mjs.`;
  });

const SEVERE = new Set(['high', 'critical']);

/** A sentence for each shipped package with a severe advisory; none if the registry did not answer. */
export const advisoriesOf = ({ vulnerabilities = {} }, components) => {
  const shipped = new Set(components.map(({ name }) => name));
  return Object.values(vulnerabilities)
    .filter(({ name, severity }) => shipped.has(name) && SEVERE.has(severity))
    .map(({ name, severity, range, via = [] }) => {
      const advisories = via.map((one) => one.url ?? one).join(', ');
      return `${name} ${range} has an advisory of ${severity} severity (${advisories}): take a version without it.`;
    });
};
