export interface HostileInput {
  readonly name: string;
  readonly text: string;
}

/** Messages that have broken other bots: nothing here may crash, take long, or be answered with an article. */
export function hostileInputs(): HostileInput[] {
  const zalgo = [...'few drops'].map((letter) => letter + '\u0301\u0316\u0353\u0362\u0489'.repeat(8)).join('');
  const texts: Readonly<Record<string, string>> = {
    empty: '', blank: ' \t\n ', 'emoji only': '😀🍼👶', '100 kB of text': 'my baby will not latch and '.repeat(4000), '100 kB in one word': 'a'.repeat(100_000),
    'the same word a thousand times': 'milk '.repeat(1000), '__proto__': '__proto__', constructor: 'constructor', toString: 'toString hasOwnProperty valueOf',
    'NUL': 'a\u0000b\u0000', 'lone surrogate': '\ud800 \udfff', 'right-to-left override': '\u202egnirts desrever', zalgo,
    html: '<script>alert(1)</script><img src=x onerror=alert(1)>', markdown: '![x](http://example.org/x.png) [tap](javascript:alert(1))', 'stop words': 'how is it on a the',
    'a number': '2', 'query operators': "'milk !bottle ^latch $ | \"", 'another alphabet': 'молоко 牛奶 حليب', 'random letters': 'qwrtpsdfg zxcvbnm '.repeat(40), 'many questions': 'how do i latch? how much milk? why is she crying? '.repeat(30),
    'long words, all unknown': Array.from({ length: 400 }, (_, at) => `zq${at}xjkvw${at * 7}pq`).join(' '), 'typos only': 'brestt fedding npple pian swolen hardd '.repeat(60),
  };
  return Object.entries(texts).map(([name, text]) => ({ name, text }));
}
