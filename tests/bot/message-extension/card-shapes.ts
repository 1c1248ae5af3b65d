/** What may stand on the cards of the message extension, and nothing else. */
import { z } from 'zod';

const TextBlock = z.strictObject({ type: z.literal('TextBlock'), text: z.string().min(1), wrap: z.literal(true), weight: z.literal('Bolder').optional(), size: z.string().optional(), spacing: z.string().optional() });
const Container = z.strictObject({ type: z.literal('Container'), items: z.array(TextBlock), style: z.string().optional(), spacing: z.string().optional(), separator: z.boolean().optional() });
const TextInput = z.strictObject({ type: z.literal('Input.Text'), id: z.string(), label: z.string().min(1), isMultiline: z.boolean(), maxLength: z.number() });
const OpenUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string().min(1), url: z.url() });
const Submit = z.strictObject({ type: z.literal('Action.Submit'), title: z.string().min(1), data: z.unknown() });
const frame = { type: z.literal('AdaptiveCard'), $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'), version: z.literal('1.3'), fallbackText: z.string().min(1) };

/** All that may stand on a card where the bot itself may be absent. */
export const InsertedCard = z.strictObject({ ...frame, body: z.array(z.union([TextBlock, Container])), actions: z.array(OpenUrl).min(1).optional() });
/** In the task module there are buttons for us, and a line to type into. */
export const TaskCard = z.strictObject({ ...frame, body: z.array(z.union([TextBlock, Container, TextInput])), actions: z.array(z.union([OpenUrl, Submit])) });

/** A row of the list, before it is chosen. */
export const Preview = z.strictObject({ contentType: z.literal('application/vnd.microsoft.card.thumbnail'), content: z.strictObject({ title: z.string().min(1), text: z.string().min(1) }) });

export type TaskCard = z.infer<typeof TaskCard>;

/** All that a card shows in its body. */
export function wordsOn({ body }: { readonly body: TaskCard['body'] }): string[] {
  return body.flatMap((element) => (element.type === 'Container' ? element.items.map(({ text }) => text) : element.type === 'TextBlock' ? [element.text] : []));
}
