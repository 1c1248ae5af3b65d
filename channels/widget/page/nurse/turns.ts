/** What has been said, read from the page as it stands. */
import type { Turn } from './summary';

function wordsOf(node: Element | null | undefined): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Answers begin with their title in bold; something may stand before it, such as a belief put right. */
function titleOf(message: Element): string {
  const bold = [...message.querySelectorAll('.content p > strong')].find((strong) => strong.parentElement?.firstChild === strong);
  return wordsOf(bold);
}

function levelOf(message: Element): string | undefined {
  const words = message.querySelector('.level')?.lastChild?.textContent?.trim();
  return words === '' ? undefined : words;
}

function turnOf(message: Element): readonly Turn[] {
  if (message.matches('.own')) return [{ kind: 'own', words: wordsOf(message.querySelector('.content')) }];
  if (message.matches('.red-flag-ask')) return [{ kind: 'danger', title: wordsOf(message.querySelector('.content > :nth-child(2)')) }];
  if (message.matches('.red-flag')) return [{ kind: 'danger', title: titleOf(message) }];
  return message.matches('.answer') ? [{ kind: 'answer', title: titleOf(message), level: levelOf(message) }] : [];
}

export function turnsOf(list: Element): readonly Turn[] {
  return [...list.querySelectorAll(':scope > .message')].flatMap(turnOf);
}
