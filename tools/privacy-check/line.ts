/** A parent's line to the bot, over Direct Line and `/api/messages`; every answer it gets is kept. */
import { z } from 'zod';

export interface Heard {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

export interface Line {
  readonly send: (path: string, init: RequestInit) => Promise<Heard>;
  readonly heard: readonly Heard[];
}

export function openLine(address: string): Line {
  const heard: Heard[] = [];
  return {
    heard,
    send: async (path, init) => {
      const response = await fetch(address + path, init);
      const answer = { status: response.status, headers: [...response.headers].flat().join('\n'), body: await response.text() };
      heard.push(answer);
      return answer;
    },
  };
}

export interface Chat {
  /** Below `/v3/directline`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const Started = z.object({ conversationId: z.string(), token: z.string() });

export async function startChat({ send }: Line, origin: string): Promise<Chat> {
  const { token } = Started.parse(JSON.parse((await send('/widget/token', { method: 'POST', headers: { origin } })).body));
  const { conversationId } = Started.parse(JSON.parse((await send('/v3/directline/conversations', { method: 'POST', headers: { authorization: `Bearer ${token}` } })).body));
  return { path: `/v3/directline/conversations/${conversationId}/activities`, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } };
}
