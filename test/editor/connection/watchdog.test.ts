import { expect, test } from 'vitest';
import { Watchdog } from '#app/editor/connection/watchdog.ts';

const limits = { slowMs: 5_000, askMs: 5_000, answerMs: 5_000 };

function opened() {
  const dog = new Watchdog(limits);
  dog.opened(0);
  return dog;
}

test('C6 what waits for five seconds is slow, and the server is asked; five seconds later the connection is dead', () => {
  const dog = opened();
  dog.progressed(1_000);
  expect(dog.look(5_999)).toEqual({ slow: false, then: 'wait' });
  expect(dog.look(6_000)).toEqual({ slow: true, then: 'ask' });
  dog.asked(6_000);
  expect(dog.look(10_999).then).toBe('wait');
  expect(dog.look(11_000)).toEqual({ slow: true, then: 'dead' });
});

test('C6 a connection on which anything is heard is left alone, however slow the disk behind it', () => {
  const dog = opened();
  dog.progressed(0);
  for (let now = 1_000; now < 60_000; now += 1_000) {
    if (now % 4_000 === 0) dog.heard(now);
    expect(dog.look(now)).toEqual({ slow: now >= 5_000, then: 'wait' });
  }
});

test('C6 an answer to the question is a sign of life, and the next question comes five seconds later', () => {
  const dog = opened();
  dog.progressed(0);
  dog.asked(5_000);
  dog.heard(9_000);
  expect(dog.waitsForAnswer).toBe(false);
  expect(dog.look(13_999).then).toBe('wait');
  expect(dog.look(14_000).then).toBe('ask');
});

test('C6 a large paste over a slow line is given the time it needs', () => {
  const dog = opened();
  dog.progressed(0);
  dog.sent(4_000_000); // at 25 kB/s, 160 seconds
  dog.asked(5_000);
  expect(dog.look(160_000).then).toBe('wait');
  expect(dog.look(170_001).then).toBe('dead');
});

test('C6 a page that slept does not take its own sleep for silence', () => {
  const dog = opened();
  dog.progressed(0);
  expect(dog.look(3_600_000).then).toBe('ask');
  dog.asked(3_600_000);
  expect(dog.look(3_604_000).then).toBe('wait');
});

test('C6 what is stored step by step is not slow', () => {
  const dog = opened();
  for (let now = 0; now <= 30_000; now += 3_000) {
    dog.progressed(now);
    expect(dog.look(now + 2_999).slow).toBe(false);
  }
});
