import type { MessageKey, Messages } from '../assistant/knowledge/messages';
import type { Level } from '../assistant/knowledge/types';

const keys: Readonly<Record<Level, MessageKey>> = { normal: 'levelNormal', watch: 'levelWatch', 'call-today': 'levelCallToday' };

/** "Normal", "Keep an eye on it", "Call today". */
export function levelLabel(level: Level, messages: Messages): string {
  return messages[keys[level]];
}
