/** `docs/configuration.md`: a table of settings per group. */
import type { Group, Setting } from '../../channels/config/table';

const head = `<!-- Written by "npm run config:docs" from channels/config/table.ts: change it there. -->
# Configuration

First Drops runs without any of these. They are environment variables; \`npm start\` also reads them from a file \`.env\` beside \`package.json\`
(copy \`.env.example\`), and the environment prevails over the file. An empty variable is an unset one. A wrong value stops the start, and all
of them are told at once, each with its remedy. The hospital's own facts (name, region, phone numbers, colours) stand in \`content/site.yaml\`.

\`npm run config:check\` reads the same environment and \`.env\` without starting anything: it prints every mistake and exits with code 1, or the
settings in force, secrets hidden, and what may be wrong for a hospital.

**Secrets in files.** Each setting marked *secret* may stand in a file, as Docker and Kubernetes keep them: name the file's path in the variable
with \`_FILE\` after its name, such as \`TOKEN_KEY_FILE=/run/secrets/token-key\`, and leave the variable itself out. One line end after the secret is
taken off. No secret is ever printed, not even in part.

Read elsewhere, and no setting of the server: \`CHROMIUM_PATH\`, with which \`npm test\` finds a Chromium; the settings of the example portal
(deploy/portal-example/README.md).
`;

function code(text?: string): string {
  return text === undefined ? '' : `\`${text}\``;
}

function row({ name, purpose, range, fallback, unset, example, isSecret }: Setting): string {
  const cells = [`\`${name}\`${isSecret ? ' *secret*' : ''}`, purpose, range, fallback === undefined ? `unset: ${unset ?? 'nothing'}` : code(fallback), code(example)];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').trim()).join(' | ')} |\n`;
}

function section({ title, introduction, settings }: Group): string {
  return `\n## ${title}\n\n${introduction}\n\n| setting | what it does | values | default | example |\n| --- | --- | --- | --- | --- |\n${settings.map(row).join('')}`;
}

export function configurationPage(groups: readonly Group[]): string {
  return head + groups.map(section).join('');
}
