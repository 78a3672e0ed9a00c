import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { METRICS } from '#platform/metrics';
import { HEAP } from '../apps/cli/src/services/service.js';

const read = (path: string): string => readFileSync(path, 'utf8');
const settings = [...read('deploy/systemd/homeward.env').matchAll(/^([A-Z_]+)=(.*)$/gm)];
const unit = read('deploy/systemd/homeward.service');
const guide = read('docs/guides/production.md');

/** What runs each: a command of a page that a script of `test/machines` runs, or a program that was had. All others say so. */
const RUN: Readonly<Record<string, string>> = {
  'keycloak/claims.json': 'test/keycloak.spec.ts, and production.sh',
  'logrotate/homeward': 'production.sh',
  'nginx/homeward.conf': 'production.sh',
  'prometheus/homeward.rules.test.yml': 'promtool',
  'prometheus/homeward.rules.yml': 'promtool',
  'prometheus/prometheus.yml': 'promtool',
  'systemd/homeward-backup.service': 'production.sh',
  'systemd/homeward-backup.timer': 'production.sh',
  'systemd/homeward.env': 'production.sh',
  'systemd/homeward.service': 'production.sh',
  'systemd/homeward.sh': 'production.sh',
};

describe('the files for an installation', () => {
  it('set only variables that the configuration explains', () => {
    const reference = read('docs/reference/configuration.md');
    expect(settings.map(([, name]) => name).filter((name) => !reference.includes(`\`${name}\``))).toEqual([]);
  });

  it('keep the keys outside the data folder, in a folder that the service may write', () => {
    const { HOMEWARD_DATA: data, HOMEWARD_KEY_FILE: keys } = Object.fromEntries(
      settings.map(([, name, value]) => [name, value]),
    ) as Record<string, string>;
    expect(keys).not.toContain(`${data}/`);
    const folders = /^StateDirectory=(.*)$/m
      .exec(unit)![1]!
      .split(' ')
      .map((name) => `/var/lib/${name}`);
    expect(folders).toEqual([data, keys!.slice(0, keys!.lastIndexOf('/'))]);
  });

  it.each(['docker-compose.yml', 'deploy/compose/docker-compose.yml', 'deploy/helm/templates/processes.yaml'])(
    'start each process with the heap that a supervisor gives it: %s',
    (file) => {
      for (const [app, flags] of Object.entries(HEAP)) {
        const [before = ''] = read(file).split(`dist/apps/${app}/src/main.js`);
        expect(before.slice(before.lastIndexOf('node')).match(/--[\w-]+=\d+/g)).toEqual(flags);
      }
    },
  );

  it('tell the API which requests came through the proxy, so that nobody outside reads its metrics', () => {
    expect(read('deploy/nginx/homeward.conf')).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
  });

  it('log no address that a browser asks a proxy for, with an error neither: it may hold a case number', () => {
    for (const file of ['deploy/nginx/homeward.conf', 'deploy/compose/nginx.conf']) {
      const servers = read(file)
        .split(/^server \{$/m)
        .slice(1);
      expect(servers).toHaveLength(2);
      for (const server of servers) expect(server).toMatch(/^ {4}access_log off;\n {4}error_log \S+ emerg;$/m);
    }
    // an annotation of the ingress reaches the first alone
    expect(read('deploy/helm/templates/front.yaml')).toContain("enable-access-log: 'false'");
    expect(read('docs/guides/kubernetes.md')).toContain(
      'set `error-log-level: emerg` in the ConfigMap of the controller',
    );
  });

  it('name only metrics that exist, in the alerts and on the dashboard', () => {
    const named = ['deploy/prometheus/homeward.rules.yml', 'deploy/grafana/homeward.json'].flatMap((file) =>
      [...read(file).matchAll(/homeward_[a-z_]+/g)].map(([name]) => name.replace(/_(bucket|count|sum)$/, '')),
    );
    expect(named.length).toBeGreaterThan(40);
    expect([...new Set(named)].filter((name) => !Object.hasOwn(METRICS, name))).toEqual([]);
  });

  it('explain each alert in the guide', () => {
    const alerts = [...read('deploy/prometheus/homeward.rules.yml').matchAll(/alert: (\w+)/g)].map(([, name]) => name!);
    const monitoring = read('docs/guides/monitoring.md');
    expect(alerts.filter((name) => !monitoring.includes(`\`${name}\``))).toEqual([]);
  });

  it('back up with the rights of the service, every night', () => {
    const [service, backup] = [unit, read('deploy/systemd/homeward-backup.service')];
    const hardening = [
      ...service.matchAll(/^(?:No|Protect|Private|Restrict(?!art)|Capability|System|Lock|Ambient).*$/gm),
    ];
    expect(
      hardening.map(([line]) => line).filter((line) => !backup.includes(`${line}\n`) && !/RestartPrevent/.test(line)),
    ).toEqual([]);
    expect(read('deploy/systemd/homeward-backup.timer')).toMatch(/OnCalendar=\*-\*-\* [\s\S]*Persistent=yes/);
  });

  it('say at their beginning that nobody has run them, or something runs them', () => {
    const files = readdirSync('deploy', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice('deploy/'.length))
      // the chart says it for all its files
      .filter((file) => !file.startsWith('helm/') || file === 'helm/Chart.yaml');
    const saysSo = (file: string) => /Untested/.test(read(join('deploy', file)).split('\n').slice(0, 10).join());
    expect(files.length).toBeGreaterThan(15);
    expect(files.filter((file) => saysSo(file) === Object.hasOwn(RUN, file))).toEqual([]);
  });

  it('are those that the guide installs', () => {
    const named = [...guide.matchAll(/\bdeploy\/\S+\.\w+/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});
