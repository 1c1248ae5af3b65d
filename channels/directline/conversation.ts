/** One conversation: its log, the one socket that listens to it, and what it must remember to stay free of repeats. */
import { randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Limits } from '../limits';
import { createActivityLog, type ActivityLog, type TurnPlace } from './activity-log';
import type { Pass } from './tokens';

export interface Listener {
  /** Takes one frame of Direct Line's stream. */
  readonly send: (frame: string) => void;
  /** Called when another listener takes over, or the conversation ends. */
  readonly dismiss: (reason: 'collision' | 'ended') => void;
}

/** How a posted activity fared with the bot. */
export type Outcome = 'answered' | 'failed';

export interface Posted {
  readonly id: string;
  readonly outcome: Promise<Outcome>;
}

export interface Conversation {
  readonly id: string;
  readonly userId: string;
  readonly log: Pick<ActivityLog, 'after' | 'characters' | 'end' | 'forgetBefore'>;
  /** Stores an activity and sends it to the listener. Returns its id. */
  readonly deliver: (activity: Partial<Activity>) => string;
  /** Sends without storing: a typing sign is no longer true when a client comes back. */
  readonly announce: (activity: Partial<Activity>) => void;
  readonly update: (id: string, activity: Partial<Activity>) => void;
  readonly remove: (id: string) => void;
  /** Erases what was said and posted before this turn (see ActivityLog); listeners are not told, and keep listening. */
  readonly forgetBeforeTurn: (turn: TurnPlace) => void;
  /** Sends what is stored after the watermark, then everything new; dismisses the listener before. Returns how to stop. */
  readonly listen: (listener: Listener, watermark: number) => () => void;
  /** Posts by the client's own id for them, so that a post sent twice is taken once. */
  readonly posted: Map<string, Posted>;
  /** A word that opens one stream, once, within a minute. */
  readonly issueTicket: () => string;
  readonly redeemTicket: (ticket: string) => boolean;
  readonly end: () => void;
}

export interface ConversationParts {
  readonly pass: Pass;
  /** Position before the first activity. */
  readonly start: number;
  readonly limits: Limits;
}

/** A stream's frame: Direct Line's ActivitySet. */
export function frameOf(activities: readonly string[], end: number): string {
  return `{"activities":[${activities.join(',')}],"watermark":"${end}"}`;
}

/** A client that asks for streams and opens none keeps no more tickets than this. */
const openTickets = 10;

function createTickets({ ticketMilliseconds }: Pick<Limits, 'ticketMilliseconds'>): Pick<Conversation, 'issueTicket' | 'redeemTicket'> {
  const tickets = new Map<string, number>();
  return {
    issueTicket: () => {
      const ticket = randomBytes(24).toString('base64url');
      tickets.set(ticket, Date.now() + ticketMilliseconds);
      const [oldest] = tickets.keys();
      if (tickets.size > openTickets && oldest !== undefined) tickets.delete(oldest);
      return ticket;
    },
    redeemTicket: (ticket) => {
      const until = tickets.get(ticket) ?? 0;
      tickets.delete(ticket);
      return until > Date.now();
    },
  };
}

/** Posts that are no longer in the log, but for the one just answered: sent again, it must not be taken for a new one. */
function forgetPosted(posted: Map<string, Posted>, log: ActivityLog, { activityId }: TurnPlace): void {
  for (const [clientId, { id }] of posted) if (id !== activityId && !log.has(id)) posted.delete(clientId);
}

/** The one listener of a log. */
function createAudience(log: ActivityLog): Pick<Conversation, 'announce' | 'listen' | 'end'> {
  let listener: Listener | undefined;
  return {
    announce: (activity) => listener?.send(frameOf([JSON.stringify(activity)], log.end())),
    listen: (next, watermark) => {
      listener?.dismiss('collision');
      listener = next;
      // One a frame: the official client hands on the activities of a frame one by one, and may put those of the next in between.
      for (const { json, position } of log.after(watermark).activities) next.send(frameOf([json], position));
      return () => {
        if (listener === next) listener = undefined;
      };
    },
    end: () => {
      listener?.dismiss('ended');
      listener = undefined;
    },
  };
}

export function createConversation({ pass, start, limits }: ConversationParts): Conversation {
  const log = createActivityLog({ conversationId: pass.conversationId, start, limits });
  const audience = createAudience(log);
  const posted = new Map<string, Posted>();
  return {
    id: pass.conversationId,
    userId: pass.userId,
    log,
    posted,
    ...createTickets(limits),
    ...audience,
    deliver: (activity) => {
      const id = log.append(activity);
      audience.announce({ ...activity, id });
      return id;
    },
    update: (id, activity) => {
      if (log.replace(id, activity)) audience.announce({ ...activity, id });
    },
    remove: log.remove,
    forgetBeforeTurn: (turn) => {
      log.forgetBeforeTurn(turn);
      forgetPosted(posted, log, turn);
    },
  };
}
