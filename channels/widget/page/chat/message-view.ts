/** One message as the transcript shows it: who, how urgent, what. */
import type { BotMessage, Level } from './activity';
import { element, spoken } from './elements';
import { icon, type IconName } from './icon';
import { markdownNodes } from './markdown/view';
import { messageFoot } from './message-foot';
import type { Picture } from './picture';
import { texts } from '../texts';

const levelLooks: Readonly<Record<Level, { readonly words: string; readonly icon: IconName }>> = {
  normal: { words: texts.levelNormal, icon: 'check' },
  watch: { words: texts.levelWatch, icon: 'eye' },
  'call-today': { words: texts.levelCallToday, icon: 'phone' },
};

function levelLabel(level: Level): HTMLElement {
  const { words, icon: name } = levelLooks[level];
  return element('p', { className: `level level-${level}` }, icon(name), spoken(texts.levelMeaning), ` ${words}`);
}

/** Where there are no labels, as in Teams, the bot's first line has to say the level. Here it would say it twice. */
function withoutLevel(text: string, level: Level | undefined): string {
  if (level === undefined) return text;
  const said = ` · ${levelLooks[level].words}`;
  const end = text.includes('\n') ? text.indexOf('\n') : text.length;
  return text.slice(0, end).endsWith(said) ? text.slice(0, end - said.length) + text.slice(end) : text;
}

function redFlagLabel(certainty: 'sure' | 'ask'): HTMLElement {
  return element('p', { className: 'red-flag-label' }, icon('warning'), certainty === 'sure' ? texts.redFlagSure : texts.redFlagAsk);
}

/** A danger has a label of its own; a level beside it would weaken it. */
function labels({ redFlag, level }: BotMessage): readonly HTMLElement[] {
  if (redFlag !== undefined) return [redFlagLabel(redFlag)];
  return level === undefined ? [] : [levelLabel(level)];
}

export function pictureView({ address, words }: Picture): HTMLElement {
  return element('img', { className: 'picture', attributes: { src: address, alt: words, width: '320', height: '200' } });
}

export function botView(message: BotMessage): HTMLElement {
  const { isMarkdown, isAnswer, redFlag, level, pictures, language } = message;
  const text = withoutLevel(message.text, level);
  const content = isMarkdown ? markdownNodes(text) : [element('p', { className: 'plain' }, text)];
  const attributes = { dir: 'auto', ...(language === undefined ? {} : { lang: language }) };
  const className = ['message bot', ...(isAnswer ? ['answer'] : []), ...(redFlag === undefined ? [] : [`red-flag red-flag-${redFlag}`])].join(' ');
  return element('div', { className }, spoken(texts.botSaid), ...labels(message), ...pictures.map(pictureView), element('div', { className: 'content', attributes }, ...content), messageFoot(message));
}

/** A danger that this page saw before the server could: marked as such until the server has said it too. */
export function ownCardView(message: BotMessage): HTMLElement {
  const view = botView(message);
  view.querySelector('.content')?.after(element('p', { className: 'by-page' }, texts.shownByPage));
  return view;
}

/** What the parent said is never read as Markdown: it is shown letter for letter. */
export function ownView(text: string): HTMLElement {
  const said = element('div', { className: 'content plain', attributes: { dir: 'auto' } }, text);
  return element('div', { className: 'message own' }, spoken(texts.youSaid), said);
}

export function dividerView(text: string): HTMLElement {
  return element('p', { className: 'divider' }, text);
}
