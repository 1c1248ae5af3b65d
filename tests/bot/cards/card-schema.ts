/** All that may stand on a card of ours: what Teams shows on a desktop and on a phone, and nothing with a width or a colour of its own. */
import { z } from 'zod';

const spacing = z.enum(['None', 'Small', 'Medium', 'Large']).optional();
const firstDrops = z.strictObject({ version: z.literal(1), do: z.enum(['say', 'sheet']), text: z.string().optional(), about: z.string().optional(), pressed: z.record(z.string(), z.string()).optional() });
const data = z.strictObject({ firstDrops, answers: z.string().optional() });
const titled = { title: z.string().min(1), tooltip: z.string().optional() };

const submit = z.strictObject({ type: z.literal('Action.Submit'), ...titled, data });
const execute = z.strictObject({ type: z.literal('Action.Execute'), ...titled, verb: z.literal('firstDrops'), data: z.strictObject({ firstDrops }), fallback: submit });
const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), ...titled, url: z.url({ protocol: /^https$/ }) });
const toggle = z.strictObject({ type: z.literal('Action.ToggleVisibility'), ...titled, targetElements: z.array(z.string()).min(1) });
const action = z.discriminatedUnion('type', [submit, execute, openUrl, toggle]);

const textBlock = z.strictObject({
  type: z.literal('TextBlock'), text: z.string().min(1), wrap: z.literal(true), id: z.string().optional(), isVisible: z.boolean().optional(), isSubtle: z.boolean().optional(),
  weight: z.literal('Bolder').optional(), size: z.enum(['Small', 'Default', 'Medium', 'Large']).optional(), color: z.enum(['Attention', 'Warning', 'Good']).optional(),
  spacing, separator: z.boolean().optional(), style: z.literal('heading').optional(),
});
const actionSet = z.strictObject({ type: z.literal('ActionSet'), actions: z.array(action).min(1), spacing });
const choiceSet = z.strictObject({
  type: z.literal('Input.ChoiceSet'), id: z.string(), label: z.string().min(1), isMultiSelect: z.boolean(), wrap: z.literal(true), style: z.enum(['compact', 'expanded', 'filtered']),
  choices: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).min(1), value: z.string().optional(),
});
const picture = z.strictObject({ type: z.literal('Image'), url: z.url({ protocol: /^https$/ }), altText: z.string().min(1) });

const container = z.strictObject({
  type: z.literal('Container'), id: z.string().optional(), isVisible: z.boolean().optional(), style: z.enum(['attention', 'warning', 'good', 'emphasis']).optional(), spacing, separator: z.boolean().optional(),
  get items(): z.ZodArray<typeof element> {
    return z.array(element).min(1);
  },
});
const element = z.discriminatedUnion('type', [textBlock, actionSet, choiceSet, picture, container]);

export const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'), $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'), version: z.literal('1.5'),
  fallbackText: z.string().min(1), body: z.array(element).min(1),
});

export type Card = z.infer<typeof cardSchema>;
export type CardElement = z.infer<typeof element>;
export type CardButton = z.infer<typeof action>;
