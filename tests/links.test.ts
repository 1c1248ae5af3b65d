/** Every link in every Markdown file leads to a file that is there, and to a heading that is in it. Addresses of the web are not asked. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import MarkdownIt from 'markdown-it';

const project = join(__dirname, '..');
const ignored = new Set(['node_modules', 'dist', 'data', '.cache', '.git', 'coverage', '.artefacts']);
const markdown = new MarkdownIt({ html: true });

function documentsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !ignored.has(name)).flatMap((item) => {
    const path = join(folder, item.name);
    if (item.isDirectory()) return documentsBelow(path);
    return item.isFile() && item.name.endsWith('.md') ? [path] : [];
  });
}

/** The content's own files are checked by check-content; they hold addresses only. */
const documents = documentsBelow(project).filter((path) => !relative(project, path).startsWith(join('content', 'e')));

function linksIn(path: string): string[] {
  const tokens = markdown.parse(readFileSync(path, 'utf8'), {}).flatMap((token) => token.children ?? []);
  return tokens.flatMap((token) => [token.attrGet('href'), token.attrGet('src')]).filter((link) => link !== null).map(String);
}

/** As GitHub makes them: small letters, without punctuation, hyphens for spaces. */
function anchorsIn(path: string): ReadonlySet<string> {
  const tokens = markdown.parse(readFileSync(path, 'utf8'), {});
  const headings = tokens.flatMap((token, at) => (token.type === 'heading_open' ? [tokens[at + 1]?.children?.map(({ content }) => content).join('') ?? ''] : []));
  return new Set(headings.map((heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')));
}

function isBroken(from: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return false;
  const [file = '', anchor] = decodeURI(link).split('#');
  const target = file === '' ? from : join(dirname(from), file);
  if (!existsSync(target)) return true;
  return anchor !== undefined && !statSync(target).isDirectory() && target.endsWith('.md') && !anchorsIn(target).has(anchor);
}

test('there are documents to look at', () => {
  expect(documents.map((path) => relative(project, path))).toEqual(expect.arrayContaining(['README.md', 'docs/operate.md', 'content/README.md']));
});

test.each(documents.map((path) => relative(project, path)))('%s leads nowhere that is not there', (name) => {
  const path = join(project, name);
  expect(linksIn(path).filter((link) => isBroken(path, link))).toEqual([]);
});
