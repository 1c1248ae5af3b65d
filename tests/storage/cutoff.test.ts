import { createCutoff, type Cutoff } from '../../storage/cutoff';

const hour = 3_600_000;
const minute = 60_000;

let wall: number;
let steady: number;
let cutoff: Cutoff;
beforeEach(() => {
  wall = 1_000 * hour;
  steady = 0;
  cutoff = createCutoff({ clock: () => wall, steadyClock: () => steady });
});

/** As a server looks: once a minute. */
function pass(milliseconds: number): void {
  for (let passed = 0; passed < milliseconds; passed += minute) {
    wall += minute;
    steady += minute;
    cutoff(24);
  }
}

const isKept = (storedAt: number): boolean => storedAt >= cutoff(24);

test('what is older than the hours is old', () => {
  const storedAt = wall;
  pass(24 * hour);
  expect(isKept(storedAt)).toBe(true);
  pass(minute);
  expect(isKept(storedAt)).toBe(false);
});

describe('a clock that is set forward by a day', () => {
  test('makes nothing old that is young, and nothing older than it should be', () => {
    const before = wall;
    pass(10 * hour);
    wall += 24 * hour;
    const after = wall;
    expect(isKept(before)).toBe(true);
    pass(14 * hour);
    expect([isKept(before), isKept(after)]).toEqual([true, true]);
    pass(minute);
    expect([isKept(before), isKept(after)]).toEqual([false, true]);
    pass(10 * hour);
    expect(isKept(after)).toBe(false);
  });

  test('and back again leaves every age as it was', () => {
    const before = wall;
    pass(hour);
    wall += 24 * hour;
    pass(hour);
    wall -= 24 * hour;
    pass(22 * hour);
    expect(isKept(before)).toBe(true);
    pass(minute);
    expect(isKept(before)).toBe(false);
  });
});

test('a clock that is set back by a day keeps things longer, for a day at most', () => {
  const before = wall;
  pass(hour);
  wall -= 24 * hour;
  pass(47 * hour);
  expect(isKept(before)).toBe(true);
  pass(minute);
  expect(isKept(before)).toBe(false);
});

test('a clock that a time server mends by seconds has not jumped', () => {
  const before = wall;
  for (let look = 0; look < 60; look += 1) {
    wall += 30_000;
    cutoff(24);
  }
  expect(cutoff(24)).toBe(before + 30 * minute - 24 * hour);
});
