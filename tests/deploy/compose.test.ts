/** deploy/compose.yaml against rules of our own, and the secrets it asks for against the program that makes them. Docker itself is not asked. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { z } from 'zod';
import { closeSeconds, image, isSecret, isSetting, port, project, read } from './project';

const Service = z.object({
  image: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  expose: z.array(z.string()).default([]),
  read_only: z.boolean(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  stop_grace_period: z.string().default('10s'),
  deploy: z.object({ resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string(), pids: z.number() }) }) }),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.object({ condition: z.string() }))]).default([]),
});

const Compose = z.object({
  services: z.object({ app: Service, database: Service, proxy: Service }),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

const { services, networks, volumes, secrets } = Compose.parse(yaml.safeLoad(read('deploy', 'compose.yaml')));
const { app, database, proxy } = services;

describe.each(Object.entries(services))('%s', (_name, service) => {
  test.each<[string, () => boolean]>([
    ['is pinned to a version', () => /:\d+\.\d+[\w.-]*$/.test(service.image)],
    ['has a read-only root', () => service.read_only],
    ['has no rights to begin with, and cannot gain any', () => service.cap_drop.includes('ALL') && service.security_opt.includes('no-new-privileges:true')],
    ['is given only secrets that are declared', () => service.secrets.every((name) => name in secrets)],
    ['finds every secret file it is told of', () => Object.values(service.environment).filter((value) => value.startsWith('/run/secrets/')).every((path) => service.secrets.includes(path.slice('/run/secrets/'.length)))],
    ['mounts what is declared, or what is in the project', () => service.volumes.map((volume) => volume.split(':')[0] ?? '').every((source) => (source.startsWith('.') ? existsSync(join(project, 'deploy', source)) : source in volumes))],
    ['is in networks that are declared', () => service.networks.every((name) => name in networks)],
  ])('%s', (_rule, isKept) => {
    expect(isKept()).toBe(true);
  });
});

test.each<[string, () => boolean]>([
  ['the app has the image\'s name and version', () => app.image === image],
  ['every variable of the app is a setting', () => Object.keys(app.environment).every(isSetting)],
  ['no secret stands in the file', () => !Object.keys(app.environment).some(isSecret)],
  ['the app is reached through the proxy only, at its port', () => app.ports.length === 0 && app.expose.includes(String(port)) && read('deploy', 'Caddyfile').includes(`app ${port}`)],
  ['the proxy is counted', () => app.environment.PROXY_COUNT === '1'],
  ['the database is reached by the app only, and reaches nobody', () => database.networks.join() === 'back' && networks.back?.internal === true && !proxy.networks.includes('back') && database.ports.length === 0],
  ['the database is version 17, kept in a volume, and asked whether it is there', () => /^postgres:17\./.test(database.image) && database.volumes.some((volume) => volume.startsWith('database:')) && database.healthcheck !== undefined],
  ['the app waits for the database', () => JSON.stringify(app.depends_on).includes('service_healthy')],
  ['the app is given longer to end than it takes', () => parseInt(app.stop_grace_period, 10) > closeSeconds],
])('%s', (_rule, isKept) => {
  expect(isKept()).toBe(true);
});

describe('make-secrets', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'first-drops-secrets-')), 'secrets');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  const make = (): Readonly<Record<string, string>> => {
    expect(spawnSync(process.execPath, [join(project, 'deploy', 'make-secrets.mjs'), folder]).status).toBe(0);
    return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8').trim()]));
  };

  test('makes exactly the files that compose.yaml names, long enough, all different, closed to other people', () => {
    const made = make();
    expect(Object.keys(made).sort()).toEqual(Object.values(secrets).map(({ file }) => file.replace('./secrets/', '')).sort());
    expect(new Set(Object.values(made)).size).toBe(Object.keys(made).length);
    expect(Math.min(...Object.values(made).map(({ length }) => length))).toBeGreaterThanOrEqual(64);
    expect(made['database-url']).toBe(`postgresql://first_drops:${made['database-password']}@database:5432/first_drops`);
    expect((statSync(folder).mode & 0o077).toString(8)).toBe('0');
  });

  test('leaves what is there as it is, and makes what is missing', () => {
    const first = make();
    rmSync(join(folder, 'token-key'));
    const second = make();
    expect({ ...second, 'token-key': first['token-key'] }).toEqual(first);
    expect(second['token-key']).not.toBe(first['token-key']);
  });
});
