interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly licenses?: readonly {
    readonly expression?: string;
    readonly license?: { readonly id?: string; readonly name?: string };
  }[];
}

interface Bill {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Advisory {
  readonly name: string;
  readonly severity: string;
  readonly range: string;
  readonly via?: readonly (string | { readonly url?: string })[];
}

type Exceptions = Readonly<Record<string, { readonly licence: string; readonly reason: string }>>;

export const EXCEPTIONS: Exceptions;
export const packagesIn: (source: string) => string[];
export const shippedOf: (everything: Bill, manifest: Manifest, consoleSources: readonly string[]) => Bill;
export const refusedLicences: (components: readonly Component[], exceptions?: Exceptions) => string[];
export const advisoriesOf: (
  audit: { readonly vulnerabilities?: Readonly<Record<string, Advisory>> },
  components: readonly Component[],
) => string[];
