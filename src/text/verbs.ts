import {oneOf} from './oneOf.ts'
import type {Token} from './words.ts'

const irregularForms = `
  was be, were be, had have, did do, became become, began begin, bought buy, brought bring, built build, came
  come, caught catch, chose choose, cut cut, dealt deal, drew draw, drove drive, fell fall, felt feel, fought
  fight, found find, froze freeze, gave give, got get, grew grow, heard hear, held hold, hit hit, kept keep, knew
  know, laid lay, led lead, left leave, lent lend, lost lose, made make, meant mean, met meet, overtook overtake,
  overthrew overthrow, oversaw oversee, paid pay, put put, ran run, rang ring, rose rise, said say, sang sing,
  sank sink, sat sit, saw see, sent send, set set, shook shake, shot shoot, shrank shrink, shut shut, sold sell,
  sought seek, spent spend, split split, spoke speak, stood stand, stole steal, struck strike, stuck stick, swore
  swear, swung swing, taught teach, thought think, threw throw, told tell, took take, tore tear, undertook
  undertake, understood understand, underwent undergo, upheld uphold, went go, withdrew withdraw, withheld
  withhold, withstood withstand, woke wake, won win, wore wear, wrote write, broke break, fled flee, fed feed,
  bore bear, blew blow, flew fly, hung hang, rewrote rewrite, rebuilt rebuild, redrew redraw, resold resell`

const irregular = new Map(
  irregularForms
    .trim()
    .split(/,\s*/)
    .map((pair) => pair.trim().split(/\s+/) as [string, string]),
)

/** Past participles that are not also the past tense; they count after "was", "had" or in a reduced clause. */
const participles = new Map(
  `been be, become become, begun begin, chosen choose, done do, drawn draw, driven drive, fallen fall, frozen
  freeze, given give, grown grow, known know, overtaken overtake, overthrown overthrow, ridden ride, risen rise,
  run run, seen see, shaken shake, shown show, shrunk shrink, spoken speak, stolen steal, sworn swear, taken take,
  thrown throw, torn tear, withdrawn withdraw, worn wear, written write, broken break, flown fly, rewritten
  rewrite`
    .split(/,\s*/)
    .map((pair) => pair.trim().split(/\s+/) as [string, string]),
)

const notVerbs = oneOf(String.raw`
    need seed breed speed feed hundred indeed embed exceed proceed succeed greed weed creed bleed heed deed reed
    shed sled united limited so-called kindred sacred naked wicked rugged aged red bed led wed fed
  `)
const modals = oneOf("will would shall should can could may might must cannot won't wouldn't can't couldn't 'll")
const presentAuxiliaries = oneOf("is are am has have does do isn't aren't hasn't haven't doesn't don't")
const attributiveBefore = oneOf(String.raw`
    an? the of its their his her our this these those any some no every each all most many more other new newly
    recently previously highly widely by with for from in on at to into under and or than as both several two three
    four five six seven eight nine ten first last so-called
  `)
const commonPresent = oneOf(String.raw`
    takes bans allows requires begins starts ends expires applies comes goes remains makes gives means sets lets
    keeps brings covers includes plans aims seeks expects faces holds opens closes moves hosts votes elects meets
    enters becomes replaces says shows finds reports estimates runs leads leaves needs wants calls stands forces
    turns survives passes wins loses rises falls grows cuts raises extends follows adopts accepts agrees approves
    rejects signs changes depends decides rules stays returns reaches matches joins sells buys pays costs builds
    lifts drops ships releases launches publishes proves clears fails acts backs blocks bears drives hits spreads
    slows speeds widens narrows continues considers appeals resigns
  `)

const regular = /\p{L}{2}ed$/u

/** The base of a past-tense form, "replac" for "replaced"; undefined for any other word. Equal bases are one verb. */
export function pastBase(word: string): string | undefined {
  const known = irregular.get(word) ?? participles.get(word)
  if (known !== undefined) return known
  if (!word.endsWith('ed') || !regular.test(word) || notVerbs.test(word)) return undefined
  return word.replace(/(?:i?ed)$/, '').replace(/([bdgklmnprt])\1$/, '$1')
}

const capital = /^\p{Lu}/u

export type Tense = 'past' | 'present' | 'modal'

export interface Verb {
  readonly index: number
  readonly tense: Tense
  /** Base of a past form; empty for others. */
  readonly base: string
}

/** The finite verbs a sentence shows beyond doubt, in order. Present forms without a mark of their own are missed. */
export function finiteVerbs(tokens: readonly Token[]): Verb[] {
  const found: Verb[] = []
  tokens.forEach((token, index) => {
    if (token.kind !== 'word' || (index > 0 && token.capital && capital.test(token.text))) return
    const before = tokens[index - 1]
    if (modals.test(token.base)) {
      if (!/^(?:the|a|political|free|good|popular|its|their|his|her)$/.test(before?.base ?? ''))
        found.push({index, tense: 'modal', base: ''})
      return
    }
    if (presentAuxiliaries.test(token.base)) {
      found.push({index, tense: 'present', base: ''})
      return
    }
    const base = pastBase(token.base)
    if (base !== undefined && !/[/&]/.test(token.text)) {
      const auxiliary = auxiliaryBefore(tokens, index)
      if (auxiliary === 'past') found.push({index, tense: 'past', base})
      else if (
        auxiliary === undefined &&
        !participles.has(token.base) &&
        !attributiveBefore.test(before?.base ?? 'the')
      ) {
        found.push({index, tense: 'past', base})
      }
      return
    }
    if (commonPresent.test(token.base) && !attributiveBefore.test(before?.base ?? 'the'))
      found.push({index, tense: 'present', base: ''})
  })
  return found
}

/** The tense an auxiliary up to two words before gives to a participle. */
function auxiliaryBefore(tokens: readonly Token[], index: number): Tense | undefined {
  for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
    const {base, kind} = tokens[at]!
    if (/^(?:was|were|had)$/.test(base)) return 'past'
    if (/^(?:is|are|has|have|be|been|being|get|gets)$/.test(base)) {
      if (base !== 'been' && base !== 'being') return 'present'
      continue
    }
    if (modals.test(base)) return 'modal'
    if (kind !== 'word' || !/^(?:not|also|\p{L}+ly|first|since|already|then|now|later)$/u.test(base)) return undefined
  }
  return undefined
}
