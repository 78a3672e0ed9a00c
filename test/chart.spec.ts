import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SECRET_VARIABLES } from '../libs/platform/configuration/secret-files.js';
import { VARIABLES } from '../libs/platform/configuration/variables.js';

const CHART = 'deploy/helm';
const read = (file: string): string => readFileSync(join(CHART, file), 'utf8');
const templates = readdirSync(join(CHART, 'templates')).map((file) => read(join('templates', file)));
const processes = read('templates/processes.yaml');

const given = (name: string): readonly string[] =>
  [
    ...new RegExp(`"name" "${name}"[\\s\\S]*?"secrets" \\(list ([^)]+)\\)`).exec(processes)![1]!.matchAll(/"(\w+)"/g),
  ].map(([, variable]) => variable!);

/** Of the containers of production: what the same process reads from a file there. */
const inCompose = (name: string): readonly string[] => {
  const compose = readFileSync('deploy/compose/docker-compose.yml', 'utf8');
  const service = new RegExp(`^  ${name}:\\n([\\s\\S]*?)(?=^  \\w)`, 'm').exec(compose)![1]!;
  return [...service.matchAll(/^ +(\w+)_FILE: \/run\/secrets/gm)].map(([, variable]) => variable!);
};

describe('the chart', () => {
  it('is of this version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(read('Chart.yaml')).toContain(`\nversion: ${version}\nappVersion: ${version}\n`);
    expect(readFileSync('docs/guides/kubernetes.md', 'utf8')).toContain(`homeward:${version}`);
  });

  it('says on the first line that nobody has run it', () => {
    expect(read('Chart.yaml')).toMatch(/^# Untested in a cluster/);
  });

  it('sets only variables that exist', () => {
    const set = [
      ...templates.join('\n').matchAll(/(?:name: |")((?:HOMEWARD|OIDC|DATABASE|OWNER|KEYS|EVENTSTORE)_[A-Z_]*)/g),
    ];
    const ours = new Set<string>([...VARIABLES, ...SECRET_VARIABLES]);
    expect(set.length).toBeGreaterThan(12);
    expect(set.map(([, name]) => name!).filter((name) => !ours.has(name))).toEqual([]);
  });

  it.each(['api', 'projector'])(
    'gives %s the secrets that it has in the containers of production, and no others',
    (name) => {
      // the user is no secret, and a file with both would have to be closed to the group, through which a pod reads
      const expected = inCompose(name).map((one) => (one === 'EVENTSTORE_CREDENTIALS' ? 'EVENTSTORE_PASSWORD' : one));
      expect(given(name).toSorted()).toEqual(expected.toSorted());
      expect(given(name).filter((one) => !(SECRET_VARIABLES as readonly string[]).includes(one))).toEqual([]);
    },
  );

  it('gives no password in the environment, but in files that not everybody can read', () => {
    const pod = read('templates/_pod.tpl');
    expect([...pod.matchAll(/secretKeyRef: .* key: (\S+)/g)].map(([, key]) => key)).toEqual(['EVENTSTORE_USERNAME']);
    expect(Number(/defaultMode: (\d+)/.exec(pod)![1]) & 0o007).toBe(0);
  });

  it('lets the API write no key, no erasure and no head, and keeps the head key from it', () => {
    const [api, others] = /if eq \.name "api" \}\}([\s\S]*?)\{\{- else \}\}([\s\S]*?)\{\{- end/
      .exec(read('templates/_pod.tpl'))!
      .slice(1);
    const mounts = [...api!.matchAll(/mountPath: (\S+), subPath: ([\w/]+)(, readOnly: true)? \}/g)];
    expect(mounts.map(([, path, folder, isReadOnly = '']) => `${path} ${folder}${isReadOnly}`)).toEqual([
      '/data/homeward homeward',
      '/data/homeward/heads homeward/heads, readOnly: true',
      '/keys/homeward homeward, readOnly: true',
    ]);
    expect(api!.match(/mountPath/g)).toHaveLength(3);
    expect(others).toContain('{ name: keys, mountPath: /keys }');
    expect(read('templates/_pod.tpl')).toMatch(
      /if ne \.name "api" \}\}\n +- \{ name: HOMEWARD_HEAD_KEY_FILE, value: \/keys\/head\/head-key\.json \}/,
    );
  });

  it('lets no process write to its image, keep a capability, become another user, or call the cluster', () => {
    const pod = read('templates/_pod.tpl');
    for (const line of [
      'runAsNonRoot: true',
      'readOnlyRootFilesystem: true',
      'allowPrivilegeEscalation: false',
      'capabilities: { drop: [ALL] }',
      'automountServiceAccountToken: false',
      'seccompProfile: { type: RuntimeDefault }',
    ])
      expect(pod).toContain(line);
  });
});

/** Helm is not to be had everywhere; `HELM` names another program than the one in the path. */
const HELM = process.env.HELM ?? 'helm';
const withHelm = spawnSync(HELM, ['version']).status === 0 ? describe : describe.skip;

withHelm('Helm', () => {
  const VALUES = [
    'image=registry.example.org/homeward:1',
    'host=homeward.example.org',
    'tlsSecret=homeward-tls',
    'issuer=https://sign-in.example.org',
    'eventStore=esdb://eventstore:2113',
  ];
  const helm = (command: readonly string[], ...values: readonly string[]) =>
    spawnSync(HELM, [...command, ...values.flatMap((value) => ['--set', value])], { encoding: 'utf8' });
  const kinds = (...values: readonly string[]) =>
    [...helm(['template', 'homeward', CHART], ...VALUES, ...values).stdout.matchAll(/^kind: (\w+)$/gm)].map(
      ([, kind]) => kind,
    );

  it('accepts the chart', () => {
    expect(helm(['lint', '--strict', CHART], ...VALUES)).toMatchObject({ status: 0 });
    expect(kinds().filter((kind) => kind === 'Deployment')).toHaveLength(2);
    expect(kinds()).not.toContain('Job');
  });

  it('gives the head key to the projector alone', () => {
    const manifests = helm(['template', 'homeward', CHART], ...VALUES).stdout.split(/^---$/m);
    const deployment = (name: string) =>
      manifests.find((one) => one.includes('kind: Deployment') && one.includes(`name: homeward-${name}\n`))!;
    expect(deployment('projector')).toContain('HOMEWARD_HEAD_KEY_FILE, value: /keys/head/head-key.json');
    expect(deployment('api')).not.toMatch(/HEAD_KEY|mountPath: \/(keys|data) /);
  });

  it('makes the keys without starting a process', () => {
    expect(kinds('makeKeys=true')).toContain('Job');
    expect(kinds('makeKeys=true')).not.toContain('Deployment');
  });

  it('refuses a misspelt value, and one that is missing', () => {
    expect(helm(['template', CHART], ...VALUES, 'isuer=https://x').stderr).toContain("'isuer' not allowed");
    expect(helm(['template', CHART], ...VALUES.slice(1)).stderr).toContain("at '/image'");
  });
});
