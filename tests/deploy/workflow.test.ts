/** .github/workflows/ci.yml against rules of our own. */
import yaml from 'js-yaml';
import { z } from 'zod';
import { firstOf, image, read } from './project';

const text = read('.github', 'workflows', 'ci.yml');
const Step = z.object({ uses: z.string().optional(), run: z.string().optional() });
const Job = z.object({ 'timeout-minutes': z.number(), strategy: z.object({ matrix: z.object({ node: z.array(z.number()) }) }).optional(), steps: z.array(Step) });
const { permissions, jobs } = z.object({ permissions: z.record(z.string(), z.string()), jobs: z.record(z.string(), Job) }).parse(yaml.safeLoad(text));
const steps = Object.values(jobs).flatMap((job) => job.steps);
const oldestNode = Number(firstOf(read('package.json'), /"node": ">=(\d+)\./));

test.each<[string, () => boolean]>([
  ['it may only read', () => JSON.stringify(permissions) === '{"contents":"read"}'],
  ['no secret is given to it', () => !/\$\{\{[^}]*\bsecrets\b/.test(text)],
  ['nothing of a pull request is run as a command', () => !/\$\{\{\s*github\.(event|head_ref)/.test(text) && !text.includes('pull_request_target')],
  ['every action is pinned to a full version', () => steps.flatMap(({ uses }) => uses ?? []).every((uses) => /^[\w-]+\/[\w-]+@v\d+\.\d+\.\d+$/.test(uses))],
  ['it tests on the oldest Node that is supported and on newer ones', () => jobs.test?.strategy?.matrix.node[0] === oldestNode && jobs.test.strategy.matrix.node.length >= 3],
  ['it runs the test command of the README', () => jobs.test?.steps.some(({ run }) => run === 'npm test') === true],
  ['it builds the image under its name', () => jobs.container?.steps.some(({ run }) => run?.includes(`-f deploy/Dockerfile -t ${image} .`)) === true],
  ['every job ends by itself', () => Object.values(jobs).every((job) => job['timeout-minutes'] <= 60)],
])('%s', (_rule, isKept) => {
  expect(isKept()).toBe(true);
});
