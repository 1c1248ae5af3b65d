/** The first final answer in what came over the line. */
export interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

interface Circumstances {
  readonly isHead: boolean;
  /** Whether nothing more can come. */
  readonly isEnded: boolean;
}

interface Parts {
  readonly status: number;
  readonly head: string;
  readonly rest: Buffer;
}

const endOfChunks = '0\r\n\r\n';

/** Undefined while it is not whole. Chunked are only Node's own answers, which have no body. */
function bodyOf({ status, head, rest }: Parts, { isHead, isEnded }: Circumstances): string | undefined {
  if (isHead || status === 101 || status === 204 || status === 304) return '';
  if (/^transfer-encoding: chunked/im.test(head)) return rest.includes(endOfChunks) ? rest.subarray(0, rest.indexOf(endOfChunks)).toString('utf8') : undefined;
  const given = /^content-length: *(\d+)/im.exec(head)?.[1];
  const length = given === undefined ? rest.length : Number(given);
  const isWhole = given === undefined ? isEnded : rest.length >= length;
  return isWhole ? rest.subarray(0, length).toString('utf8') : undefined;
}

/** Undefined while it is not whole. */
export function findAnswer(bytes: Buffer, circumstances: Circumstances): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.subarray(0, end).toString('latin1');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
  const rest = bytes.subarray(end + 4);
  if (status >= 100 && status < 200 && status !== 101) return findAnswer(rest, circumstances);
  const body = bodyOf({ status, head, rest }, circumstances);
  return body === undefined ? undefined : { status, head, body };
}
