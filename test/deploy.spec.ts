import { existsSync, readFileSync } from 'node:fs';

const read = (path: string): string => readFileSync(path, 'utf8');
const settings = [...read('deploy/systemd/homeward.env').matchAll(/^([A-Z_]+)=(.*)$/gm)];
const unit = read('deploy/systemd/homeward.service');
const guide = read('docs/guides/install.md');

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

  it('tell the API which requests came through the proxy, so that nobody outside reads its metrics', () => {
    expect(read('deploy/nginx/homeward.conf')).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
  });

  it('are those that the guide installs', () => {
    const named = [...guide.matchAll(/\bdeploy\/\S+\.\w+/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});
