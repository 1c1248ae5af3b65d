/** The real widget on the project's own demonstration: a page without a fault, in every way that is looked at. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startMilliseconds, startServer, type RunningServer } from '../browser/server';

const execute = promisify(execFile);
const tool = path.join(__dirname, '../../dist/tools/embed-check.js');

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
}, startMilliseconds);

afterAll(() => server?.stop());

test('embed:check finds nothing wrong with the demonstration', async () => {
  const { stdout } = await execute(process.execPath, [tool, server.address]);
  expect(stdout).not.toMatch(/Errors:|Warnings:/);
}, 60_000);
