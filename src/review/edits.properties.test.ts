import fc from 'fast-check'
import {expect, test} from 'vitest'
import {beat} from '../briefing/fixtures/builders.ts'
import {contentOf} from './content.ts'
import {mostTypos, type Edit} from './edits.ts'
import {reviewState, whatWasRead} from './reviewState.ts'
import {letterDistance} from './typo.ts'

type Span = {_type: 'span'; _key: string; text: string; marks: string[]}
type Block = {_type: 'block'; _key: string; style: string; children: Span[]; markDefs: {_key: string; _type: string}[]}
type Doc = ReturnType<typeof beat> & {readonly dek: string}

const vocabulary = 'the line board said that it will would not never be able unable cost government account station because fares rise is open to pay for new trains'.split(' ')
const isKnownWord = (word: string) => vocabulary.includes(word)

const approved = {
  ...beat({
    title: 'Rail: who pays',
    dek: 'The bord said that fares rise.',
    asOf: {_type: 'asOf', date: '2026-07-01', precision: 'mid'},
    history: [
      'The goverment opened the line in 1991. It wil not pay for new trians. The acount is "open".',
      'The statoin is open becuase 31 of 34 trains [[run on time|take-a]]. Ada Holm sadi that {{fares|source-a}} rise.',
    ],
    currentState: ['As of mid-2026, the bord is able to pay 40 milion pounds. It cannot pya more.'],
    watch: ['Whether the bord will pay.', 'How faers rise.'],
  }),
} as Doc

/** One thing an editor may do to the history, the opening or the dek. */
type Act = {readonly kind: string; readonly where: number; readonly word: string; readonly at: number}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('mend', 'mend', 'mend', 'space', 'quotes', 'link', 'unlink', 'relate', 'letter', 'drop', 'word', 'digit', 'cite', 'emphasise', 'style', 'swap', 'hidden', 'dek', 'negate'),
  where: fc.nat(40),
  word: fc.constantFrom(...vocabulary, 'bord', 'Ada', '34', 'mid-2027', '\u200b', '’'),
  at: fc.nat(120),
})

const mends: Readonly<Record<string, string>> = {
  goverment: 'government', wil: 'will', trians: 'trains', acount: 'account', statoin: 'station', becuase: 'because', bord: 'board', faers: 'fares', pya: 'pay', milion: 'million', sadi: 'said',
}

function apply(document: Doc, {kind, where, word, at}: Act): Doc {
  if (kind === 'dek') return {...document, dek: edited(document.dek, 'mend', word, at)}
  const blocks = document.history as Block[]
  const block = blocks[where % blocks.length]!
  const span = block.children[at % block.children.length]!
  const put = (next: Block) => ({...document, history: blocks.map((one) => (one === block ? next : one))}) as Doc
  const withSpan = (next: Partial<Span>, markDefs = block.markDefs) => put({...block, markDefs, children: block.children.map((one) => (one === span ? {...one, ...next} : one))})
  const mark = (type: string, field: string) => ({_key: `n${at}`, _type: type, [field]: {_type: 'reference', _ref: `${type}-${where}`}})
  switch (kind) {
    case 'link':
      return withSpan({marks: [...span.marks, `n${at}`]}, [...block.markDefs, mark('crossReference', 'target')])
    case 'cite':
      return withSpan({marks: [...span.marks, `n${at}`]}, [...block.markDefs, mark('sourceCitation', 'source')])
    case 'unlink':
      return withSpan({marks: span.marks.filter((one) => block.markDefs.some((def) => def._key === one && def._type !== 'crossReference'))})
    case 'relate':
      return put({...block, markDefs: block.markDefs.map((def) => (def._type === 'crossReference' ? {...def, relation: word} : def))})
    case 'emphasise':
      return withSpan({marks: [...span.marks, 'em']})
    case 'style':
      return put({...block, style: 'h2'})
    case 'swap':
      return {...document, history: [...blocks].reverse()} as Doc
    default:
      return withSpan({text: edited(span.text, kind, word, at)})
  }
}

function edited(text: string, kind: string, word: string, at: number): string {
  const words = text.split(' ')
  const index = at % words.length
  const replaced = (next: string) => words.map((one, position) => (position === index ? next : one)).join(' ')
  switch (kind) {
    case 'mend': {
      const wrong = Object.keys(mends).filter((one) => text.includes(one))
      const found = wrong[at % Math.max(1, wrong.length)]
      return found ? text.replace(found, mends[found]!) : text
    }
    case 'space':
      return replaced(`${words[index]} `)
    case 'quotes':
      return text.replaceAll('"', at % 2 ? '“' : '”')
    case 'letter':
      return text.slice(0, at % (text.length + 1)) + word.charAt(0) + text.slice((at % (text.length + 1)) + (at % 2))
    case 'drop':
      return words.filter((_, position) => position !== index).join(' ')
    case 'digit':
      return text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
    case 'negate':
      return text.replace(' not', '')
    case 'hidden':
      return `${text}\u200b`
    default:
      return replaced(word)
  }
}

/** What readers see, word by word: everything that an approval must not let slip. */
function wordsOf(document: Doc) {
  const straight = (text: string) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
  return (document.history as Block[]).map((block) => {
    const kept = new Set(block.markDefs.filter(({_type}) => _type !== 'crossReference').map(({_key}) => _key))
    const decorators = (span: Span) => span.marks.filter((one) => kept.has(one) || !block.markDefs.some(({_key}) => _key === one))
    const told = (span: Span) => decorators(span).map((one) => JSON.stringify(block.markDefs.find(({_key}) => _key === one) ?? one)).sort()
    const letters = block.children.flatMap((span) => [...straight(span.text)].map((letter) => ({letter, marks: JSON.stringify(told(span))})))
    const words: {text: string; marks: string[]}[] = []
    let open = false
    for (const {letter, marks} of letters) {
      if (/\s/.test(letter)) open = false
      else if (open) {
        const last = words.at(-1)!
        last.text += letter
        if (!last.marks.includes(marks)) last.marks.push(marks)
      } else {
        words.push({text: letter, marks: [marks]})
        open = true
      }
    }
    return {style: block.style, words}
  })
}

const never = ['not', 'never', 'will', 'would', 'cannot', 'able', 'unable']

/** Why `now` is more than the approved text with a few words mended; undefined when it is not. */
function beyond(was: Doc, now: Doc): string | undefined {
  const [before, after] = [wordsOf(was), wordsOf(now)]
  if (before.length !== after.length) return 'paragraphs'
  const changed: {before: string; after: string; sentence: string}[] = []
  for (const [index, paragraph] of before.entries()) {
    const other = after[index]!
    if (paragraph.style !== other.style || paragraph.words.length !== other.words.length) return `words of paragraph ${index}`
    let sentence = 0
    for (const [position, word] of paragraph.words.entries()) {
      const next = other.words[position]!
      if (JSON.stringify(word.marks) !== JSON.stringify(next.marks)) return `marks on ${next.text}`
      if (word.text !== next.text) changed.push({before: word.text, after: next.text, sentence: `${index}.${sentence}`})
      if (/[.]"?$/.test(word.text)) sentence += 1
    }
  }
  if (was.dek !== now.dek) changed.push({before: 'bord', after: 'board', sentence: 'dek'})
  if (now.dek !== was.dek && now.dek !== was.dek.replace('bord', 'board')) return 'dek'
  if (changed.length > mostTypos) return `${changed.length} words`
  if (new Set(changed.map(({sentence}) => sentence)).size < changed.length) return 'two words in one sentence'
  for (const change of changed) {
    const [one, other] = [change.before, change.after].map((text) => text.replace(/[^\p{L}\p{N}\u200b]/gu, '').toLowerCase()) as [string, string]
    if (/\d/.test(change.before + change.after)) return `a digit: ${change.after}`
    if (never.includes(one) || never.includes(other)) return `${one} → ${other}`
    if (isKnownWord(one) || !isKnownWord(other)) return `${one} → ${other}`
    if (letterDistance(one, other) > 2) return `${one} → ${other}`
  }
  const rest = ({history: _history, dek: _dek, ...others}: Doc) => contentOf(others)
  return rest(was) === rest(now) ? undefined : 'other fields'
}

const approval = {
  _id: 'beatbook.decision.beat-own.1',
  document: 'beat-own',
  act: 'approve' as const,
  actor: 'rosa',
  at: '2026-07-15T10:00:00Z',
  ...whatWasRead({...approved, _rev: 'r1'}, []),
}

function stateOf(document: Doc) {
  const revisions = [{id: 'r1', author: 'wren', at: '2026-07-15T09:00:00Z'}, {id: 'r2', author: 'wren', at: '2026-07-15T11:00:00Z'}]
  return reviewState({document, decisions: [approval], revisions, findings: [], settings: {}, isKnownWord})
}

test('no sequence of edits changes what readers see beyond a few mended words while the approval stands', {timeout: 120_000}, () => {
  const seen = {standing: 0, mended: 0}
  fc.assert(
    fc.property(fc.array(act, {minLength: 1, maxLength: 7}), (acts) => {
      let document = approved
      for (const one of acts) {
        document = apply(document, one)
        const {approvals, approval: newest} = stateOf(document)
        if (approvals.length === 0) continue
        seen.standing += 1
        if (newest!.edits.some((edit: Edit) => edit.class === 'typo')) seen.mended += 1
        expect(beyond(approved, document), JSON.stringify(newest!.edits)).toBeUndefined()
      }
    }),
    {numRuns: 1_200, seed: 5},
  )
  expect(seen.standing).toBeGreaterThan(500)
  expect(seen.mended).toBeGreaterThan(200)
})

test('the first edits that add up void it: the fourth mended word, the second in a sentence', () => {
  const mend = (document: Doc, from: string, to: string) => JSON.parse(JSON.stringify(document).replace(from, to)) as Doc
  const three = mend(mend(mend(approved, 'goverment', 'government'), 'trians', 'trains'), 'acount', 'account')
  expect(stateOf(three).approvals).toHaveLength(1)
  expect(stateOf(mend(three, 'statoin', 'station')).approvals).toHaveLength(0)
  expect(stateOf(mend(mend(approved, 'statoin', 'station'), 'becuase', 'because')).approvals).toHaveLength(0)
})

test('whatever classifies as nothing reads the same', () => {
  fc.assert(
    fc.property(fc.array(act, {maxLength: 3}), (acts) => {
      const document = acts.reduce(apply, approved)
      const {approval: newest} = stateOf(document)
      expect(newest!.edits.length === 0).toBe(contentOf(document) === contentOf(approved))
    }),
    {numRuns: 1_000, seed: 6},
  )
})
