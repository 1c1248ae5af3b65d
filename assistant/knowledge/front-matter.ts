import matter from 'gray-matter';
import yaml from 'js-yaml';

export interface FrontMatter {
  readonly data: unknown;
  readonly content: string;
}

/** js-yaml's JSON schema: dates and yes/no stay text, `!!js` tags are refused. */
export function parseYaml(text: string): unknown {
  if (/^[^#\n"']*:\s*[&*]\w/m.test(text)) throw new Error('YAML anchors and aliases (& and *) are not allowed; write the text out');
  return yaml.safeLoad(text, { schema: yaml.JSON_SCHEMA });
}

/** gray-matter runs `---js` front matter with eval unless its engines are replaced. */
function refuseCode(): never {
  throw new Error('front matter that is code is not allowed; write YAML');
}

const engines = {
  yaml: (text: string): object => Object(parseYaml(text)) as object,
  js: { parse: refuseCode },
  javascript: { parse: refuseCode },
  json: { parse: refuseCode },
  coffee: { parse: refuseCode },
  toml: { parse: refuseCode },
};

/**
 * Splits a content file into its front matter (unchecked) and its Markdown.
 * The options object also keeps gray-matter from its cache, which hides errors the second time and shares mutable data.
 * @throws Error with a sentence for the editor when the front matter is missing, is code or is not YAML.
 */
export function readFrontMatter(text: string): FrontMatter {
  const unix = text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  if (!unix.startsWith('---\n') && !/^---\w/.test(unix)) throw new Error('the first line must be "---", the start of the front matter');
  const { data, content } = matter(unix, { engines });
  return { data, content: content.trim() };
}
