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

const app = { MicrosoftAppId: 'id', MicrosoftAppPassword: 'password' };

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

  test('without TOKEN_KEY every start has another one', () => {
    expect(readConfig({}).tokenKey).not.toBe(readConfig({}).tokenKey);
  });

  test('origins lose the closing slash and the usual port, as browsers write them', () => {
    expect(readConfig({ ALLOWED_ORIGINS: 'https://Portal.example.org/, https://b.example:443,http://localhost:8080' }).allowedOrigins).toEqual(['https://portal.example.org', 'https://b.example', 'http://localhost:8080']);
  });

  test.each<[string, Environment, object]>([
    ['two variables', app, { id: 'id', type: 'MultiTenant' }],
    ['one tenant', { ...app, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: 'tenant' }, { type: 'SingleTenant', tenantId: 'tenant' }],
    ['a managed identity', { MicrosoftAppId: 'id', MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppTenantId: 'tenant' }, { type: 'UserAssignedMSI', password: undefined }],
  ])('a registration may be %s', (_form, environment, expected) => {
    expect(readConfig(environment).microsoftApp).toMatchObject(expected);
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
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud": choose one of trace/],
    [{ CONVERSATION_HOURS: '0' }, /^CONVERSATION_HOURS/],
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
    expect(problemsOf({ DIRECT_LINE_SECRET: 'hunter2', TOKEN_KEY: 'hunter2', MicrosoftAppPassword: 'hunter2' }).join()).not.toContain('hunter2');
  });
});
