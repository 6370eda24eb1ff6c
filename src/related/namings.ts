import type {Archive} from './archive.ts'
import type {PlacedWord} from './phraseWords.ts'
import type {Query} from './query.ts'

const charactersRead = 20_000

/** How surely the text names each story, by words that earlier links to it stand on; 0 for one named by its own title. */
export function namings(archive: Archive, {title = '', text}: Query): Map<number, number> {
  const found = new Map<number, number>()
  const plain = Math.log(1 + archive.size)
  let words: readonly PlacedWord[] | undefined
  let specific = 0
  const take = (own: readonly PlacedWord[], slot: number, links: number, uses: number) => {
    if (!archive.isPresent(slot)) return
    if (own !== words) {
      words = own
      let rarest = 0
      for (const {written} of own) archive.lexicon.eachKnown(written, (term) => (rarest = Math.max(rarest, archive.frequency(term) === 0 ? 0 : archive.rarity(term))))
      specific = Math.min(1, (rarest / plain) * Math.min(1, 0.4 + own.length * 0.2))
    }
    const sure = (specific * links) / uses
    const before = found.get(slot)
    if (before === undefined || before < sure) found.set(slot, sure)
  }
  archive.phrases.eachNamed(text.slice(0, charactersRead), take)
  archive.phrases.eachNamed(title, take)
  return found
}
