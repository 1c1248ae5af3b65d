/** Which licences may be used. An expression counts as SPDX reads it: any one side of OR, every side of AND. */

/** Permissive: they ask for a notice and nothing of our own source. OFL is that for typefaces. */
const anywhere = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Python-2.0', 'PSF-2.0', 'Unlicense', 'CC0-1.0', 'OFL-1.1']);

/**
 * MPL asks for changes to its own files, CC-BY for a name beside its data: fine for tools that are not shipped. So is Microsoft's
 * pre-release licence of the Agents Playground, which nobody gets from us: npm fetches it from its maker.
 */
const inDevelopment = new Set([...anywhere, 'MPL-2.0', 'CC-BY-4.0', 'LicenseRef-Microsoft-pre-release']);

export function isAllowed(licence: string, { isDevelopment }: { readonly isDevelopment: boolean }): boolean {
  const allowed = isDevelopment ? inDevelopment : anywhere;
  const plain = licence.replace(/^\((.*)\)$/, '$1');
  return plain.split(' OR ').some((choice) => choice.replace(/[()]/g, '').split(' AND ').every((name) => allowed.has(name.trim())));
}
