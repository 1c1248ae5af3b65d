import { createRetryPause } from '../../live/retry-pause';

/** How long one edit rests after each of its failures, in milliseconds. */
function pauses(failures: number, fingerprint: (attempt: number) => string): number[] {
  let now = 0;
  const pause = createRetryPause(1_000, () => now);
  return Array.from({ length: failures }, (_, attempt) => {
    const failedAt = now;
    pause.failed(fingerprint(attempt));
    while (pause.isResting(fingerprint(attempt))) now += 500;
    return now - failedAt;
  });
}

test('the same edit is tried again later each time, at least every ten minutes', () => {
  expect(pauses(12, () => 'same')).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 512_000, 600_000, 600_000]);
});

test('a further edit is tried at once, and begins with the first pause', () => {
  expect(pauses(3, String)).toEqual([1_000, 1_000, 1_000]);
  const pause = createRetryPause(1_000, () => 0);
  pause.failed('one');
  expect([pause.isResting('one'), pause.isResting('another')]).toEqual([true, false]);
});
