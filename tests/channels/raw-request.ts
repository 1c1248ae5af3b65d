/** What no well-behaved client sends, byte by byte. */
import { connect } from 'node:net';

/** Sends bytes as they are, and resolves with everything that comes back once the server closes. */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

/** Of the last answer: a `100 Continue` may come before. */
export function statusOf(answer: string): string | undefined {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].at(-1)?.[1];
}
