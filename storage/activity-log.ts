import { openActivities, removeActivity, replaceActivity } from './activity-rows';
import { findConversation } from './conversations';
import type { Engine } from './engine';
import { anyRow } from './rows';
import type { ActivityLog } from './store';
import type { Vault } from './vault';

export function createActivityLog({ query, transaction }: Engine, vault: Vault): ActivityLog {
  return {
    after: async (conversationId, watermark) => {
      // The end first: what is appended in between is then read, and told again at worst, but never passed by.
      const conversation = await findConversation(query, conversationId);
      if (conversation === undefined) return undefined;
      const found = await openActivities(query, vault, { conversationId, which: 'position > $2 AND position <= $3', parameters: [watermark, conversation.end] });
      return { activities: found.flatMap(({ position, json }) => (json === undefined ? [] : [{ position, json }])), end: conversation.end };
    },
    replace: (conversationId, activityId, activity) => transaction(async (given) => {
      const isReplaced = await replaceActivity(given.query, vault, { conversationId, activityId, activity });
      if (isReplaced) await given.announce(conversationId);
      return isReplaced;
    }),
    remove: (conversationId, activityId) => removeActivity(query, conversationId, activityId),
    eraseBefore: async (conversationId, time) => {
      await query(`DELETE FROM activities WHERE conversation_id = $1 AND stored_at < $2 AND (outcome IS NULL OR outcome <> 'waiting')`, [conversationId, time], anyRow);
    },
  };
}
