/** Parents whose baby died, pregnant parents with warning signs, and families that feed formula only, meet an answer of their own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { mythsIn } from '../../assistant/myths';

const knowledge = loadKnowledge(join(__dirname, '..', '..', 'content'));
const shortOf = (id: string): string => knowledge.entries.get(id)?.short ?? '';

test('after a loss the first words are sorrow, and the whole answer has no cheer', () => {
  const entry = knowledge.entries.get('baby-loss');
  expect(shortOf('baby-loss')).toMatch(/^We are so very sorry/);
  expect(`${shortOf('baby-loss')} ${entry?.body ?? ''}`).not.toMatch(/\bglad\b|congratulations|great news|enjoy|!/i);
});

test.each(['my baby died how do I stop my milk', 'our son passed away and I want the milk to go', 'she was my angel baby, how do I dry up', 'we lost our daughter at 30 weeks'])('"%s" hears sorrow before how to stop milk', (utterance) => {
  expect(mythsIn(utterance, knowledge.entries.get('dry-up-milk')?.myths ?? []).map(({ correction }) => correction)).toEqual([expect.stringContaining('sorry')]);
});

test.each(['how do I dry up my milk fast', 'my pump died and I want to stop'])('"%s" hears none', (utterance) => {
  expect(mythsIn(utterance, knowledge.entries.get('dry-up-milk')?.myths ?? [])).toEqual([]);
});

test('a warning sign in pregnancy begins with stop and call', () => {
  expect(shortOf('pregnancy-warning-signs')).toMatch(/^Stop, and call your maternity unit now/);
});

test('whoever takes methadone or buprenorphine reads that before anything on cannabis', () => {
  expect(shortOf('cannabis-drugs').search(/methadone/)).toBeLessThan(shortOf('cannabis-drugs').search(/[Cc]annabis/));
});

test('a family that feeds formula only is not told about mixing', () => {
  expect(shortOf('formula-only')).toMatch(/^Formula feeds your baby well/);
  expect(shortOf('formula-only')).not.toMatch(/both/);
});

test('a message in another language is answered with the emergency number', () => {
  expect(readFileSync(join(__dirname, '..', '..', 'content/en/messages.yaml'), 'utf8')).toMatch(/otherLanguage: \|[\s\S]{0,260}\{\{emergencyNumber\}\}/);
});
