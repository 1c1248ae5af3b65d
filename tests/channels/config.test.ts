import { generateKeyPairSync } from 'node:crypto';
import { ConfigurationError, readConfig, type Environment } from '../../channels/config';

function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

const kinds = {
  rsa: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'short-rsa': () => generateKeyPairSync('rsa', { modulusLength: 1024 }),
  ec: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'p-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  ed25519: () => generateKeyPairSync('ed25519'),
} as const;

function publicKey(kind: keyof typeof kinds): string {
  return kinds[kind]().publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

function privateKey(): string {
  return kinds.ec().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

const app = { MicrosoftAppId: 'id', MicrosoftAppPassword: 'password' };
const database = { DATABASE_URL: 'postgres://bot:word@db.example.org/drops', STORAGE_KEY: 'a'.repeat(32) };

describe('settings that are fine', () => {
  test('nothing set is a trial on this machine only', () => {
    expect(readConfig({})).toMatchObject({ port: 3978, host: '127.0.0.1', isProduction: false, microsoftApp: undefined, directLineSecret: undefined, allowedOrigins: [], contentFolder: 'content', cacheFolder: '.cache', logLevel: 'info', conversationHours: 24, proxyCount: 0 });
  });

  test('in production phones can reach the server', () => {
    expect(readConfig({ NODE_ENV: 'production' }).host).toBe('0.0.0.0');
  });

  test('HOST decides everywhere', () => {
    expect(readConfig({ NODE_ENV: 'production', HOST: '::1' }).host).toBe('::1');
  });

  test('an empty variable is an unset one', () => {
    expect(readConfig({ MicrosoftAppId: '', PORT: ' ', ALLOWED_ORIGINS: '' })).toMatchObject({ port: 3978, microsoftApp: undefined, allowedOrigins: [] });
  });

  test('origins lose the closing slash and the usual port, as browsers write them', () => {
    expect(readConfig({ ALLOWED_ORIGINS: 'https://Portal.example.org/, https://b.example:443,http://localhost:8080' }).allowedOrigins).toEqual(['https://portal.example.org', 'https://b.example', 'http://localhost:8080']);
  });

  test.each<[string, Environment, object]>([
    ['two variables', app, { id: 'id', type: 'MultiTenant' }],
    ['one tenant', { ...app, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: 'tenant' }, { type: 'SingleTenant', tenantId: 'tenant' }],
    ['with a password that expires', { ...app, MicrosoftAppPasswordExpires: '2028-02-29' }, { passwordExpires: '2028-02-29' }],
    ['a managed identity', { MicrosoftAppId: 'id', MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppTenantId: 'tenant' }, { type: 'UserAssignedMSI', password: undefined }],
  ])('a registration may be %s', (_form, environment, expected) => {
    expect(readConfig(environment).microsoftApp).toMatchObject(expected);
  });

  test('anybody may chat, and here, unless a portal and another Direct Line are described', () => {
    expect(readConfig({})).toMatchObject({ anonymousChat: true, portal: undefined, otherDirectLine: undefined });
  });

  test.each<[string, Environment, object]>([
    ['a shared secret', { PORTAL_KEY: 'x'.repeat(32) }, { kind: 'key', algorithms: ['HS256'] }],
    ['a public key', { PORTAL_KEY: publicKey('rsa') }, { kind: 'key', algorithms: ['RS256'] }],
    ['a public key on one line', { PORTAL_KEY: publicKey('ec').replaceAll('\n', '\\n') }, { kind: 'key', algorithms: ['ES256'] }],
    ['an Edwards key', { PORTAL_KEY: publicKey('ed25519') }, { kind: 'key', algorithms: ['EdDSA', 'Ed25519'] }],
    ['a key set', { PORTAL_JWKS: 'https://portal.example.org/keys' }, { kind: 'key-set', address: 'https://portal.example.org/keys' }],
    ['a key set on this machine', { PORTAL_JWKS: 'http://127.0.0.1:8080/keys' }, { kind: 'key-set', address: 'http://127.0.0.1:8080/keys' }],
  ])('a portal may be known by %s', (_form, key, expected) => {
    expect(readConfig({ PORTAL_ISSUER: 'https://portal.example.org', ...key }).portal).toMatchObject({ issuer: 'https://portal.example.org', audience: 'first-drops', key: expected });
  });

  test('conversations are kept in the folder data unless a database is named', () => {
    expect(readConfig({}).storage).toEqual({ dataFolder: 'data', databaseUrl: undefined, storageKey: undefined, oldStorageKeys: [], poolSize: 10 });
  });

  test('a database of several instances has an address, a key, former keys and a pool', () => {
    expect(readConfig({ ...database, DATABASE_POOL: '2', STORAGE_OLD_KEYS: `${'b'.repeat(32)}, ${'c'.repeat(32)},` }).storage).toMatchObject({
      databaseUrl: database.DATABASE_URL, storageKey: database.STORAGE_KEY, oldStorageKeys: ['b'.repeat(32), 'c'.repeat(32)], poolSize: 2,
    });
  });

  test('traces are sent once a collector is named, and metrics are for this machine without a token', () => {
    expect(readConfig({}).telemetry).toEqual({ metricsToken: undefined, sendsTraces: false });
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', METRICS_TOKEN: 'x'.repeat(16) }).telemetry).toEqual({ metricsToken: 'x'.repeat(16), sendsTraces: true });
    expect(readConfig({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://collector.example/v1/traces' }).telemetry.sendsTraces).toBe(true);
  });

  test('no environment variable reaches the identity endpoints', () => {
    expect(readConfig({ openId: 'x', OPEN_ID: 'x', OPENID: 'x' }).openId).toBeUndefined();
  });
});

describe('settings that need attention', () => {
  test.each<[Environment, RegExp]>([
    [{ PORT: 'abc' }, /^PORT is "abc": .*0 to 65535/],
    [{ PORT: '-1' }, /^PORT/],
    [{ PORT: '65536' }, /^PORT/],
    [{ PORT: '80.5' }, /^PORT/],
    [{ PORT: '0x50' }, /^PORT/],
    [{ HOST: 'http://x' }, /^HOST/],
    [{ MicrosoftAppId: 'id' }, /^MicrosoftAppId is set but MicrosoftAppPassword is not/],
    [{ MicrosoftAppPassword: 'password' }, /^MicrosoftAppPassword is set but MicrosoftAppId is not/],
    [{ ...app, MicrosoftAppType: 'Many' }, /^MicrosoftAppType is "Many": choose SingleTenant, UserAssignedMSI, MultiTenant/],
    [{ MicrosoftAppType: 'Many' }, /^MicrosoftAppType/],
    [{ ...app, MicrosoftAppType: 'SingleTenant' }, /^MicrosoftAppTenantId is missing/],
    [{ ...app, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 't' }, /^MicrosoftAppPassword is set but MicrosoftAppType is UserAssignedMSI/],
    [{ ...app, MicrosoftAppPasswordExpires: '2027-02-29' }, /^MicrosoftAppPasswordExpires is "2027-02-29": write a day/],
    [{ ...app, MicrosoftAppPasswordExpires: '30.6.2027' }, /^MicrosoftAppPasswordExpires is "30.6.2027": write a day/],
    [{ MicrosoftAppPasswordExpires: '2027-06-30' }, /^MicrosoftAppPasswordExpires is set but MicrosoftAppPassword is not/],
    [{ DIRECT_LINE_SECRET: 'short-secret' }, /^DIRECT_LINE_SECRET is shorter than 16/],
    [{ TOKEN_KEY: 'not-32-characters' }, /^TOKEN_KEY is shorter than 32/],
    [{ ALLOWED_ORIGINS: 'portal.example.org' }, /^ALLOWED_ORIGINS holds "portal.example.org"/],
    [{ ALLOWED_ORIGINS: 'https://a.example/portal' }, /^ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: '*' }, /^ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: 'https://*.example.org' }, /^ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: 'null' }, /^ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: 'ftp://a.example' }, /^ALLOWED_ORIGINS/],
    [{ PUBLIC_ADDRESS: 'https://a.example/chat' }, /^PUBLIC_ADDRESS/],
    [{ PROXY_COUNT: 'one' }, /^PROXY_COUNT/],
    [{ ANONYMOUS_CHAT: 'no' }, /^ANONYMOUS_CHAT is "no": write true or false/],
    [{ ANONYMOUS_CHAT: 'false' }, /^ANONYMOUS_CHAT is false, but nobody can sign in/],
    [{ PORTAL_ISSUER: 'portal' }, /^PORTAL_ISSUER is set but neither PORTAL_KEY nor PORTAL_JWKS is/],
    [{ PORTAL_AUDIENCE: 'bot' }, /^PORTAL_AUDIENCE is set but PORTAL_ISSUER is not/],
    [{ PORTAL_KEY: 'x'.repeat(32) }, /^PORTAL_KEY is set but PORTAL_ISSUER is not/],
    [{ PORTAL_JWKS: 'https://a.example/keys' }, /^PORTAL_JWKS is set but PORTAL_ISSUER is not/],
    [{ PORTAL_ISSUER: 'p', PORTAL_KEY: 'x'.repeat(32), PORTAL_JWKS: 'https://a.example/keys' }, /^PORTAL_KEY and PORTAL_JWKS are both set/],
    [{ PORTAL_ISSUER: 'p', PORTAL_KEY: 'x'.repeat(31) }, /^PORTAL_KEY is shorter than 32/],
    [{ PORTAL_ISSUER: 'p', PORTAL_KEY: '-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----' }, /^PORTAL_KEY looks like a PEM but cannot be read/],
    [{ PORTAL_ISSUER: 'p', PORTAL_KEY: privateKey() }, /^PORTAL_KEY holds a private key/],
    [{ PORTAL_ISSUER: 'p', PORTAL_KEY: publicKey('short-rsa') }, /^PORTAL_KEY is a public key of a kind that is not taken/],
    [{ PORTAL_ISSUER: 'p', PORTAL_KEY: publicKey('p-384') }, /^PORTAL_KEY is a public key of a kind that is not taken/],
    [{ PORTAL_ISSUER: 'p', PORTAL_JWKS: 'http://portal.example.org/keys' }, /^PORTAL_JWKS cannot be used/],
    [{ PORTAL_ISSUER: 'p', PORTAL_JWKS: 'keys' }, /^PORTAL_JWKS cannot be used/],
    [{ DIRECT_LINE_DOMAIN: 'https://a.example/v3/directline' }, /^DIRECT_LINE_DOMAIN is set but TOKEN_ENDPOINT is not/],
    [{ TOKEN_ENDPOINT: 'https://a.example/token' }, /^TOKEN_ENDPOINT is set but DIRECT_LINE_DOMAIN is not/],
    [{ DIRECT_LINE_DOMAIN: 'http://a.example/v3', TOKEN_ENDPOINT: 'https://a.example/token' }, /^DIRECT_LINE_DOMAIN cannot be used/],
    [{ DIRECT_LINE_DOMAIN: 'https://a.example/v3', TOKEN_ENDPOINT: 'https://me:secret@a.example/token' }, /^TOKEN_ENDPOINT cannot be used/],
    [{ METRICS_TOKEN: 'short' }, /^METRICS_TOKEN is shorter than 16/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318' }, /^OTEL_EXPORTER_OTLP_ENDPOINT is no http\(s\) address/],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://me:secret@collector.example/v1/traces' }, /^OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is no http\(s\) address without user and password/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud": choose one of trace/],
    [{ CONVERSATION_HOURS: '0' }, /^CONVERSATION_HOURS/],
    [{ ...database, DATABASE_URL: 'mysql://db.example.org/drops' }, /^DATABASE_URL is not an address of PostgreSQL: write postgresql:/],
    [{ ...database, STORAGE_KEY: '' }, /^DATABASE_URL is set but STORAGE_KEY is not: .*openssl rand/],
    [{ STORAGE_KEY: 'x'.repeat(31) }, /^STORAGE_KEY is shorter than 32/],
    [{ STORAGE_OLD_KEYS: `${'x'.repeat(32)},y` }, /^STORAGE_OLD_KEYS holds a key shorter than 32/],
    [{ DATABASE_POOL: '1' }, /^DATABASE_POOL is "1": .*2 to 100/],
  ])('%j is told in one sentence with its remedy', (environment, sentence) => {
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
  });

  test('all problems are told at once', () => {
    const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'x', TOKEN_KEY: 'x', ALLOWED_ORIGINS: 'x,y', MicrosoftAppId: 'id', MicrosoftAppType: 'SingleTenant' });
    expect(problems).toHaveLength(7);
  });

  test('a secret is never repeated', () => {
    expect(problemsOf({ DIRECT_LINE_SECRET: 'hunter2', TOKEN_KEY: 'hunter2', MicrosoftAppPassword: 'hunter2', PORTAL_KEY: 'hunter2' }).join()).not.toContain('hunter2');
    expect(problemsOf({ PORTAL_ISSUER: 'p', PORTAL_KEY: '-----BEGIN PUBLIC KEY-----hunter2', TOKEN_ENDPOINT: 'https://me:hunter2@a.example/token', DATABASE_URL: 'http://me:hunter2@db', STORAGE_KEY: 'hunter2', STORAGE_OLD_KEYS: 'hunter2' }).join()).not.toContain('hunter2');
  });
});
