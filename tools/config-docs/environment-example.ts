/** `.env.example`: every setting as a line to uncomment. */
import type { Group, Setting } from '../../channels/config/table';

const head = `# First Drops runs without any of these. Copy this file to .env and uncomment what you need; npm start reads it.
# "npm run config:check" tells what is wrong with it. docs/configuration.md says the same as tables.
# A secret may stand in a file instead, as Docker and Kubernetes keep them: TOKEN_KEY_FILE with the file's path instead of TOKEN_KEY.
# Written by "npm run config:docs" from channels/config/table.ts: change it there.
`;

/** Characters. */
const longestLine = 120;

function comment(text: string): string {
  const lines = text.split(' ').reduce<readonly string[]>((done, word) => {
    const longer = `${done.at(-1) ?? '#'} ${word}`;
    return longer.length <= longestLine ? [...done.slice(0, -1), longer] : [...done, `# ${word}`];
  }, ['#']);
  return lines.join('\n');
}

function explanation({ purpose, range, fallback, unset = 'nothing', isSecret }: Setting): string {
  const absence = fallback === undefined ? `unset: ${unset}` : `default: ${fallback}`;
  return comment(`${purpose} (${[...(isSecret ? ['secret'] : []), range, absence].join('; ')})`);
}

function line(setting: Setting): string {
  const { name, example, fallback = '' } = setting;
  return `${explanation(setting)}\n# ${name}=${example ?? fallback}\n`;
}

function block({ title, introduction, settings }: Group): string {
  return `\n${comment(`=== ${title}. ${introduction}`)}\n#\n${settings.map(line).join('')}`;
}

export function environmentExample(groups: readonly Group[]): string {
  return head + groups.map(block).join('');
}
