/** deploy/azure/main.bicep as text, against rules of our own. It is not compiled: there is no compiler on npm. */
import { allOf, firstOf, image, isSecret, isSetting, port, read, routes } from './project';

const template = read('deploy', 'azure', 'main.bicep');
const parameters = read('deploy', 'azure', 'main.bicepparam');
const withoutStrings = template.replace(/\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|\/\/.*$/gm, '');

const environment = allOf(template, /\{ name: '(\w+)', (?:value|secretRef): [^}]+\}/g).filter((name) => name !== 'http');
const references = [...template.matchAll(/\{ name: '(\w+)', secretRef: '([\w-]+)' \}/g)];
const declared = [...template.matchAll(/\{ name: '([\w-]+)', keyVaultUrl: (\w+)\.properties\.secretUri, identity: identity\.id \}/g)];
const params = allOf(template, /^param (\w+) /gm);
const withoutDefault = allOf(template, /^param (\w+) \w+$/gm);
const symbols = [...allOf(template, /^resource (\w+) /gm), ...params, ...allOf(template, /^var (\w+) /gm)];
const used = (name: string): boolean => (template.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length > 1;
const count = (bracket: string): number => withoutStrings.split(bracket).length - 1;

test.each<[string, () => boolean]>([
  ['brackets close', () => ['{}', '[]', '()'].every(([open = '', close = '']) => count(open) === count(close))],
  ['its head says that it was not compiled', () => /Not compiled and not deployed/.test(template.split('*/')[0] ?? '')],
  ['every variable is a setting', () => environment.length > 8 && environment.every(isSetting)],
  ['a secret is given by reference only', () => environment.filter(isSecret).every((name) => references.some(([, variable]) => variable === name))],
  ['every reference is declared, and every declared secret is used', () => references.map(([, , name]) => name).sort().join() === declared.map(([, name]) => name).sort().join()],
  ['every declared secret is in the vault under the same name', () => declared.every(([, name, symbol]) => new RegExp(`resource ${symbol} 'Microsoft\\.KeyVault/vaults/secrets@[\\d-]+' = \\{\\s+parent: vault\\s+name: '${name}'`).test(template))],
  ['secret parameters are marked as such', () => ['storageKey', 'tokenKey', 'metricsToken', 'databasePassword'].every((name) => new RegExp(`@secure\\(\\)(\\s+@\\w+\\(.*\\))*\\s+param ${name} string$`, 'm').test(template))],
  ['every parameter without a default is given, and none that is not there', () => withoutDefault.every((name) => parameters.includes(`param ${name} =`)) && allOf(parameters, /^param (\w+) =/gm).every((name) => params.includes(name))],
  ['the parameter file holds no secret', () => ['storageKey', 'tokenKey', 'metricsToken', 'databasePassword'].every((name) => new RegExp(`^param ${name} = readEnvironmentVariable\\(`, 'm').test(parameters))],
  ['the image has the name and version of the package', () => parameters.includes(`/${image}'`)],
  ['the port is the server\'s', () => firstOf(template, /^var port = (\d+)$/m) === String(port) && template.includes('targetPort: port')],
  ['probes ask routes that there are', () => allOf(template, /httpGet: \{ path: '([^']+)', port: port \}/g).length === 3 && allOf(template, /httpGet: \{ path: '([^']+)'/g).every((path) => routes.has(path))],
  ['the bot belongs to one tenant', () => template.includes("msaAppType: 'UserAssignedMSI'") && template.includes("{ name: 'MicrosoftAppType', value: 'UserAssignedMSI' }") && !template.includes('MultiTenant')],
  ['the messaging endpoint is the server\'s', () => template.includes("endpoint: 'https://${chatHost}/api/messages'")],
  ['the database has no public address and asks for a checked certificate', () => template.includes('delegatedSubnetResourceId:') && template.includes('sslmode=verify-full')],
  ['instances do not ask for more connections than the smallest database has', () => (Number(firstOf(template, /^param mostReplicas int = (\d+)$/m)) + 1) * (Number(firstOf(template, /'DATABASE_POOL', value: '(\d+)'/)) + 1) <= 35],
  ['nothing is declared and not used', () => symbols.filter((name) => !['database', 'teams'].includes(name)).every(used)],
])('%s', (_rule, isKept) => {
  expect(isKept()).toBe(true);
});
