const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const maxTimeMs = 2 ** 48 - 1;
const timeLength = 10;
const randomBytes = 10;

/**
 * A ULID: 48 bits of time, 80 bits of chance, in 26 upper-case characters whose order is the order of
 * time. A moment outside the range (before 1970, after 10889) becomes the nearest one inside it.
 */
export function encodeUlid(timeMs: number, random: Uint8Array): string {
  if (random.length !== randomBytes) throw new RangeError(`A ULID takes ${randomBytes} random bytes`);
  let time = Number.isNaN(timeMs) ? 0 : Math.floor(Math.min(Math.max(timeMs, 0), maxTimeMs));
  let text = '';
  for (let place = 0; place < timeLength; place++) {
    text = alphabet.charAt(time % 32) + text;
    time = Math.floor(time / 32);
  }
  let bits = 0;
  let held = 0;
  for (const byte of random) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5;) {
      bits -= 5;
      text += alphabet.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

/** The moment inside a ULID, in milliseconds. */
export function ulidTime(id: string): number {
  let time = 0;
  for (const character of id.slice(0, timeLength)) time = time * 32 + alphabet.indexOf(character);
  return time;
}

/**
 * A ULID for the moment, greater than `after` even when the clock went backwards. It never counts
 * `after` up: two windows that go on from the same event would make the same id, and one of their
 * events would be lost. Chance is fresh each time; when needed the time moves on by a millisecond.
 * Only when `after` stands at the very end of time is the answer new but not greater.
 */
export function nextUlid(timeMs: number, random: Uint8Array, after = ''): string {
  const now = encodeUlid(timeMs, random);
  if (now > after) return now;
  const sameTime = encodeUlid(ulidTime(after), random);
  if (sameTime > after) return sameTime;
  return ulidTime(after) < maxTimeMs ? encodeUlid(ulidTime(after) + 1, random) : now;
}
