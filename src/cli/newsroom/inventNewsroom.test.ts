import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readStory, type StoredVersion} from '../../coverage/storyOf.ts'
import {quantile} from '../../related/measures.ts'
import {wordsOf} from '../../related/terms.ts'
import {isFunctionWord} from '../../text/words.ts'
import {fitted} from './fitted.ts'
import {inventNewsroom, type InventedDocument} from './inventNewsroom.ts'
import {functionWords, wordOfRank} from './vocabulary.ts'

const day = 86_400_000
const documents = [...inventNewsroom({stories: 4000, seed: 3, words: 120})]
const takes = documents.filter(({_type}) => _type === 'take').map((take) => readStory(take)!)

const ofType = (all: readonly InventedDocument[], type: string) => all.filter(({_type}) => _type === type)
const datesOf = (all: readonly StoredVersion[]) => new Map(all.map(({entry, date}) => [entry.id, Date.parse(date)]))
const prose = (take: StoredVersion) => take.text.split('\n\n').slice(1).join(' ')
const share = <Item>(items: readonly Item[], fits: (item: Item) => boolean) => items.filter(fits).length / items.length

test('the same numbers invent the same newsroom, another seed another', () => {
  const invent = (seed: number) => JSON.stringify([...inventNewsroom({stories: 60, seed})])
  expect(invent(5)).toBe(invent(5))
  expect(invent(5)).not.toBe(invent(6))
})

test('as many stories as were asked for, each with an id of its own, and every link to an earlier take', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 250}), fc.nat(), (stories, seed) => {
      const all = [...inventNewsroom({stories, seed})]
      expect(ofType(all, 'take').length + ofType(all, 'beat').length).toBe(stories)
      expect(new Set(all.map(({_id}) => _id)).size).toBe(all.length)
      const read = all.flatMap((one) => (one._type === 'take' || one._type === 'beat' ? readStory(one)! : []))
      const dates = datesOf(read)
      for (const {entry, links} of read) {
        for (const {to, anchor} of links) {
          expect(to === entry.id ? 'itself' : dates.get(to)).toBeLessThanOrEqual(dates.get(entry.id)!)
          expect(anchor).not.toBe('')
        }
      }
    }),
    {seed: 4, numRuns: 40},
  )
})

test('every reference leads to a document that is there, a strong one to an earlier line', () => {
  const refersTo = (document: InventedDocument, isWeak: boolean) =>
    Array.from(JSON.stringify(document).matchAll(/"_ref":"([^"]+)"(,"_weak":true)?/g)).flatMap(([, id, weak]) => ((weak !== undefined) === isWeak ? [id!] : []))
  const seen = new Set<string>()
  const strong = documents.flatMap((document) => {
    seen.add(document._id)
    return refersTo(document, false).filter((id) => !seen.has(id))
  })
  expect(strong).toEqual([])
  expect(documents.flatMap((document) => refersTo(document, true)).filter((id) => !seen.has(id))).toEqual([])
})

test('stories, links and anchors have the lengths, ages and numbers that were measured', () => {
  const lengths = takes.map((take) => Math.log(prose(take).split(/\s+/).length))
  expect(Math.exp(quantile(lengths, 0.5))).toBeCloseTo(120, -1.3)
  expect(quantile(lengths, 0.84) - quantile(lengths, 0.16)).toBeCloseTo(2 * fitted.storyWords.logSpread, 0)

  const settled = takes.slice(1000)
  expect(share(settled, ({links}) => links.length === 0)).toBeCloseTo(fitted.linksOut[0]!, 1)
  expect(share(settled, ({links}) => links.length === 1)).toBeCloseTo(fitted.linksOut[1]!, 1)

  const dates = datesOf(takes)
  const ages = settled.flatMap(({date, links}) => links.map(({to}) => (Date.parse(date) - dates.get(to)!) / day))
  expect(Math.log(quantile(ages, 0.5))).toBeCloseTo(Math.log(fitted.linkAgeDays[5]!), 0)
  expect(Math.log(quantile(ages, 0.9))).toBeCloseTo(Math.log(fitted.linkAgeDays[9]!), 0)

  const anchors = settled.flatMap(({links}) => links)
  const titles = new Map(takes.map(({entry}) => [entry.id, entry.title]))
  expect(share(anchors, ({to, anchor}) => titles.get(to)?.toLowerCase() === anchor.toLowerCase())).toBeCloseTo(fitted.anchorsWithWholeTitle, 1)
  const short = fitted.anchorWords.slice(0, 4).reduce((sum, one) => sum + one, 0)
  const differsBy = Math.abs(share(anchors, ({anchor}) => anchor.split(' ').length <= 3) - short)
  // Whole headlines are longer than most anchors.
  expect(differsBy).toBeLessThan(fitted.anchorsWithWholeTitle)
  expect(share([...dates.values()], (date) => date < quantile([...dates.values()], 0) + fitted.spanDays * day * fitted.publishedAt[5]!)).toBeCloseTo(0.5, 1)
})

test('words have the skew, the repeats and the share of function words that were measured', () => {
  const words = takes.map((take) => wordsOf(prose(take)).map((word) => word.toLowerCase()))
  expect(share(words.flat(), isFunctionWord)).toBeCloseTo(fitted.functionWords, 1)
  const counts = new Map<string, number>()
  for (const word of words.flat()) if (!isFunctionWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const sorted = [...counts.values()].sort((a, b) => b - a)
  const {exponent, shift} = fitted.wordSkew
  const slope = Math.log(sorted[29]! / sorted[999]!) / Math.log((1000 + shift) / (30 + shift))
  expect(slope).toBeCloseTo(exponent, 0)
  const {words: known, of, growth} = fitted.vocabulary
  expect(Math.log(counts.size)).toBeCloseTo(Math.log(known * (words.flat().length / of) ** growth), 0)
})

test('made-up words are all different, and the small ones are function words', () => {
  const words = Array.from({length: 60_000}, (_, rank) => wordOfRank(rank))
  expect(new Set(words).size).toBe(words.length)
  expect(words.filter(isFunctionWord)).toEqual([])
  expect(functionWords.filter((word) => !isFunctionWord(word))).toEqual([])
})
