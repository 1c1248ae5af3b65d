/** Which attachments are cards. */
import { fieldsOf, textOf } from './fields';

const cardType = /^application\/vnd\.microsoft\.card\.(hero|thumbnail|adaptive)$/;

export function isCard(attachment: unknown): boolean {
  return cardType.test(textOf(fieldsOf(attachment).contentType) ?? '');
}
