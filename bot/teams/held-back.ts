import { ActivityTypes, type Activity, type TurnContext } from 'botbuilder';

/** Does the work, and gives back the messages it wanted to send. Typing signs pass. */
export async function holdingBack(context: TurnContext, work: () => Promise<void>): Promise<readonly Partial<Activity>[]> {
  const held: Partial<Activity>[] = [];
  let isHolding = true;
  context.onSendActivities((_context, activities, next) => {
    if (!isHolding || activities.some(({ type }) => type !== ActivityTypes.Message)) return next();
    held.push(...activities);
    return Promise.resolve(activities.map(() => ({ id: '' })));
  });
  try {
    await work();
  } finally {
    isHolding = false;
  }
  return held;
}
