/** The Dockerfile: by a checker of its language, and by rules of our own. Docker itself is not asked. */
import { validate } from 'dockerfile-utils';
import { firstOf, image, isSecret, isSetting, port, read, routes } from './project';

const text = read('deploy', 'Dockerfile');

/** Instructions with continued lines joined and comments left out, stage by stage. */
function stagesOf(dockerfile: string): readonly (readonly string[])[] {
  const lines = dockerfile.replace(/^\s*#.*\n/gm, '').replace(/\\\n\s*/g, ' ').split('\n').filter((line) => line.trim() !== '');
  const stages: string[][] = [];
  for (const line of lines) {
    if (line.startsWith('FROM ')) stages.push([]);
    stages.at(-1)?.push(line);
  }
  return stages;
}

const stages = stagesOf(text);
const last = stages.at(-1) ?? [];
const environment = last.filter((line) => line.startsWith('ENV ')).flatMap((line) => line.slice(4).split(' ')).map((pair) => pair.split('='));

test('the checker of the language finds nothing', () => {
  expect(validate(text).map(({ message }) => message)).toEqual([]);
});

test.each<[string, () => boolean]>([
  ['there are several stages, all from one image', () => stages.length >= 2 && stages.every(([from]) => from?.startsWith('FROM ${NODE_IMAGE} AS ') === true)],
  ['the image is pinned to a full version of Node 22 slim', () => /^ARG NODE_IMAGE=node:22\.\d+\.\d+-\w+-slim$/m.test(text)],
  ['packages come from the lock file and run no scripts', () => stages.flat().filter((line) => /\bnpm (ci|i|install)\b/.test(line)).every((line) => /npm ci\b.*--ignore-scripts/.test(line))],
  ['the last stage installs and builds nothing', () => !last.some((line) => /\b(npm|npx|apt-get|curl|wget)\b/.test(line))],
  ['the packages of the last stage are those for production', () => stages.some((lines) => lines[0]?.endsWith(' AS packages') === true && lines.some((line) => line.includes('--omit=dev'))) && last.some((line) => line.startsWith('COPY --from=packages'))],
  ['the last stage takes nothing from the folder outside', () => last.filter((line) => /^(COPY|ADD) /.test(line)).every((line) => line.startsWith('COPY --from='))],
  ['learning happens while the image is built', () => stages.slice(0, -1).flat().some((line) => line.includes('npm run learn'))],
  ['it runs as somebody else than root, by number, to the end', () => /^USER [1-9]\d*:[1-9]\d*$/.test(last.filter((line) => line.startsWith('USER ')).at(-1) ?? '')],
  ['its health is asked by Node at a route there is', () => routes.has(firstOf(last.find((line) => line.startsWith('HEALTHCHECK ')) ?? '', /CMD \["node", "-e", ".*?\}(\/[a-z]+)`/))],
  ['the process is started without a shell, so that it hears the signal to end', () => last.at(-1)?.startsWith('CMD ["node", ') === true],
  ['the port is the server\'s', () => last.includes(`EXPOSE ${port}`) && environment.some(([name, value]) => name === 'PORT' && Number(value) === port)],
  ['its label has the version of the package', () => last.some((line) => line.includes(`image.version="${image.split(':')[1]}"`))],
  ['every variable is a setting', () => environment.length > 0 && environment.every(([name]) => isSetting(name ?? ''))],
  ['no variable and no argument is a secret', () => stages.flat().filter((line) => /^(ENV|ARG) /.test(line)).every((line) => !line.split(/[ =]/).some(isSecret))],
])('%s', (_rule, isKept) => {
  expect(isKept()).toBe(true);
});

test.each(['.git', '.env', '.env.*', '**/secrets', '**/*.key', '**/*.sqlite*', 'node_modules', '.cache', 'data'])('%s stays out of the image', (pattern) => {
  expect(read('.dockerignore').split('\n')).toContain(pattern);
});
