const none = 0
const letter = 1
const digit = 2
/** An apostrophe or a full stop: between letters or digits part of the word. */
const joint = 3
const comma = 4

const tableEnd = 0x250

/** What each of the commonest characters is to a word; of the others `isPlain` says whether they are known here. */
const kinds = new Uint8Array(tableEnd)
for (const [from, to, kind] of [
  [48, 57, digit],
  [65, 90, letter],
  [97, 122, letter],
  [0xc0, 0x24f, letter],
  [0xd7, 0xd7, none],
  [0xf7, 0xf7, none],
  [0x27, 0x27, joint],
  [0x2e, 0x2e, joint],
  [0x2c, 0x2c, comma],
] as const) {
  kinds.fill(kind, from, to + 1)
}

const others = /[\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\u0250-\u1fff\u2070-\u209f\u20c1-\uffff]/

/** Whether a text has none but the characters of European prose, so that `eachWord` can read it. */
export function isPlain(text: string): boolean {
  return !others.test(text)
}

/**
 * Hands over where each word of a plain text begins and ends: the same words that `wordsOf` finds, without a string made
 * for each. A word begins with a letter, and apostrophes and full stops may join its parts; or it is a number with its
 * separators, and letters may follow ("3.5bn").
 */
export function eachWord(text: string, take: (start: number, end: number) => void): void {
  const length = text.length
  for (let at = 0; at < length; ) {
    const kind = kindAt(text, at)
    if (kind !== letter && kind !== digit) {
      at++
      continue
    }
    const start = at
    at = kind === letter ? afterRun(text, at, length) : afterDigits(text, at, length)
    if (kind === letter) {
      while (at + 1 < length && kindAt(text, at) === joint && isWordly(kindAt(text, at + 1))) at = afterRun(text, at + 1, length)
    } else {
      while (at + 1 < length && isSeparator(text, at) && kindAt(text, at + 1) === digit) at = afterDigits(text, at + 1, length)
      if (at < length && kindAt(text, at) === letter) at = afterRun(text, at, length)
    }
    take(start, at)
  }
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < tableEnd ? kinds[code]! : code === 0x2019 ? joint : none
}

function isWordly(kind: number): boolean {
  return kind === letter || kind === digit
}

/** Of a number only a full stop or a comma, of the joints of a word not the apostrophe. */
function isSeparator(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 0x2e || code === 0x2c
}

function afterRun(text: string, from: number, length: number): number {
  let at = from
  while (at < length && isWordly(kindAt(text, at))) at++
  return at
}

function afterDigits(text: string, from: number, length: number): number {
  let at = from
  while (at < length && kindAt(text, at) === digit) at++
  return at
}
